import { exchangesOf, isAccepted, isConflict } from './journal-facts.ts'
import type { LessonFacts, LessonStep } from './lesson.ts'
import { places } from './places.ts'

/** The first step of lessons that need a user at the target. */
export const haveProvisionedUser: LessonStep = {
  id: 'user-at-target',
  title: 'Have a user at the target',
  hint: 'Assign users to an enabled rule, as in the walkthrough. Or let the guide connect the reference server and make a rule.',
  at: places.rules,
  chore: { name: 'set-up' },
  isDone: ({ rules }) =>
    rules.some(({ active, syncStatus }) => active && (syncStatus?.successCount ?? 0) > 0),
}

export const isOn =
  (misbehaviour: string) =>
  ({ misbehaviours }: LessonFacts): boolean =>
    misbehaviours.includes(misbehaviour)

export const isOff =
  (misbehaviour: string) =>
  (facts: LessonFacts): boolean =>
    !isOn(misbehaviour)(facts)

/** Whether some connection has this setting. */
export const someConnection =
  (key: string, matches: (value: string) => boolean) =>
  ({ connections }: LessonFacts): boolean =>
    connections.some(({ configuration }) => {
      const value = configuration[key]
      return typeof value === 'string' && matches(value)
    })

/** Whether there is a connection, and none deletes users that leave the scope: an absent Remove Action means Disable. */
export const disablesOnRemoval = (facts: LessonFacts): boolean =>
  facts.connections.some(({ type }) => type === 'scim') &&
  !someConnection('REMOVE_ACTION', (value) => value === 'Delete')(facts)

export const sawConflict = ({ journal }: LessonFacts): boolean =>
  exchangesOf(journal).some(isConflict)

/** Whether a user that the target refused with 409 was provisioned later. */
export function hasRecovered({ journal }: LessonFacts): boolean {
  const refused = new Set<string | undefined>()
  for (const entry of journal) {
    if (entry.type === 'exchange' && isConflict(entry.exchange))
      refused.add(entry.exchange.subject?.id)
    if (entry.type === 'outcome' && entry.status === 'success' && refused.has(entry.subject.id))
      return true
  }
  return false
}

/** Whether a user left the scope of a rule, and the target accepted the deprovisioning. */
export const hasLeftBy =
  (purpose: 'disable' | 'delete') =>
  ({ journal }: LessonFacts): boolean => {
    const accepted = exchangesOf(journal).filter(
      (each) => each.purpose === purpose && isAccepted(each),
    )
    return journal.some(
      (entry) =>
        entry.type === 'outcome' &&
        entry.status === 'removed' &&
        accepted.some(
          ({ subject, changeId }) =>
            subject?.id === entry.subject.id && changeId === entry.changeId,
        ),
    )
  }
