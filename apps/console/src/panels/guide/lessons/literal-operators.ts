import { spellingOf } from '../../../entities/connection/filter-spelling.ts'
import type { Lesson, LessonFacts } from './lesson.ts'
import { connectionField, misbehaviour, places } from './places.ts'
import {
  exchangesOf,
  hasRecovered,
  haveProvisionedUser,
  isOff,
  isOn,
  sawConflict,
  someConnection,
} from './seen.ts'

const isUnusual = (filter: string) => spellingOf(filter).hasUnusualOperator

/** The end of the walkthrough. */
export const literalOperators: Lesson = {
  id: 'literal-operators',
  title: 'Letter case of filter operators',
  about:
    'By RFC 7644 the letter case of filter operators has no meaning: Eq is eq. A server that distinguishes them finds no user, and refuses the create with 409.',
  steps: [
    haveProvisionedUser,
    {
      id: 'misbehaviour-on',
      title: 'Switch on case-sensitive operators',
      hint: 'Among the misbehaviours: “Filter operators are recognised in lower case only”.',
      at: misbehaviour('case-sensitive-operators'),
      isDone: isOn('case-sensitive-operators'),
    },
    {
      id: 'unusual-operator',
      title: 'Write username Eq "%s" and save',
      hint: 'PingOne’s own default, on the connection under Configuration. The rule is synced again, and nothing fails yet: PingOne addresses linked users by their ids.',
      at: connectionField('USER_FILTER'),
      isDone: someConnection('USER_FILTER', isUnusual),
    },
    {
      id: 'rule-again',
      title: 'Delete the rule and make it again',
      hint: 'Without deprovisioning: the users stay at the target, and PingOne has no link to them, as if they had been there before. Enable the new rule, with the users in its scope.',
      at: places.rules,
      isDone: foundNoUser,
    },
    {
      id: 'see-conflict',
      title: 'See the lookup find no user, and 409',
      hint: 'Open the newest change: Eq is not understood, so no user is found; PingOne creates, and the userName is taken. The users are Failed.',
      at: places.activity,
      isSight: true,
      isDone: (facts) => sawConflict(facts) && facts.path.endsWith('/activity'),
    },
    {
      id: 'repair-filter',
      title: 'Repair it: userName eq "%s"',
      hint: 'On the connection, User Filter Expression. Save.',
      at: connectionField('USER_FILTER'),
      isDone: (facts) => !someConnection('USER_FILTER', isUnusual)(facts),
    },
    {
      id: 'see-found',
      title: 'See them found',
      hint: 'The save has synced the rule again: the lookup finds them, and they are linked and updated. If it has not, Full Resync on the rule.',
      at: places.activity,
      isSight: true,
      isDone: (facts) => hasRecovered(facts) && facts.path.endsWith('/activity'),
    },
    {
      id: 'misbehaviour-off',
      title: 'Switch the misbehaviour off',
      hint: 'The repaired filter works with either server.',
      at: misbehaviour('case-sensitive-operators'),
      isDone: isOff('case-sensitive-operators'),
    },
  ],
}

/** Whether a lookup with an operator not in lower case found no user. */
function foundNoUser({ journal }: LessonFacts): boolean {
  return exchangesOf(journal).some(({ purpose, subject, request, response }) => {
    if (purpose !== 'lookup' || subject?.type !== 'user') return false
    const filter = URL.parse(request.url)?.searchParams.get('filter') ?? ''
    return isUnusual(filter) && /"totalResults":\s*0\b/.test(response?.body ?? '')
  })
}
