import { spellingOf } from '../../../entities/connection/filter-spelling.ts'
import type { Lesson, LessonFacts } from './lesson.ts'
import { connectionField, misbehaviour, places, refusedUser } from './places.ts'
import { exchangesOf } from './journal-facts.ts'
import {
  hasRecovered,
  haveProvisionedUser,
  isOff,
  isOn,
  sawConflict,
  someConnection,
} from './seen.ts'

/** The list of changes, or what happened with one user. */
const isActivity = (path: string) => path.includes('/activity')

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
      hint: 'Among the misbehaviours: “Filter operators are recognised in lower case only”. From now on the reference server does not know Eq.',
      at: misbehaviour('case-sensitive-operators'),
      chore: { name: 'misbehave', value: 'case-sensitive-operators', label: 'Switch it on' },
      isDone: isOn('case-sensitive-operators'),
    },
    {
      id: 'unusual-operator',
      title: 'Write username Eq "%s" and save',
      hint: 'PingOne’s own default, on the connection under Configuration. The rule is synced again, and nothing fails yet: PingOne addresses linked users by their ids.',
      at: connectionField('USER_FILTER'),
      chore: { name: 'write-filter', value: 'username Eq "%s"', label: 'Write Eq' },
      isDone: someConnection('USER_FILTER', isUnusual),
    },
    {
      id: 'existing-account',
      title: 'Hire a person who has an account already',
      hint: 'The account is made at the target first, and then the person is hired in PingOne under the same username. PingOne looks the account up, with Eq.',
      at: places.scenarios,
      chore: { name: 'hire-with-account', label: 'Hire this person' },
      isDone: foundNoUser,
    },
    {
      id: 'see-conflict',
      title: 'See the lookup find no user, and 409',
      hint: 'The lookup succeeds and finds no user, because the server does not know Eq. So PingOne creates the user, and the userName is taken: 409. The user is Failed.',
      at: refusedUser,
      isSight: true,
      isDone: (facts) => sawConflict(facts) && isActivity(facts.path),
    },
    {
      id: 'repair-filter',
      title: 'Repair it: userName eq "%s"',
      hint: 'Press Write userName eq where the failure is explained, or Write eq here. Either writes the User Filter Expression of the connection.',
      at: connectionField('USER_FILTER'),
      chore: { name: 'write-filter', value: 'userName eq "%s"', label: 'Write eq' },
      isDone: (facts) => !someConnection('USER_FILTER', isUnusual)(facts),
    },
    {
      id: 'see-found',
      title: 'See the account found',
      hint: 'PingOne has synced the rule again: the lookup finds the account, and the user is linked and updated. If not, retry the user, or start a Full Resync.',
      at: refusedUser,
      isSight: true,
      isDone: (facts) => hasRecovered(facts) && isActivity(facts.path),
    },
    {
      id: 'misbehaviour-off',
      title: 'Switch the misbehaviour off',
      hint: 'Then all is as it was before the lesson. The repaired filter works with either server.',
      at: misbehaviour('case-sensitive-operators'),
      chore: { name: 'behave', value: 'case-sensitive-operators', label: 'Switch it off' },
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
