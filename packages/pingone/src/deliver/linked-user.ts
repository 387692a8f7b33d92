import type { CompiledRule } from '../decide/compiled-rule.ts'
import type { TargetResource } from '../outbound/answer.ts'
import type { Caller } from '../outbound/call.ts'
import type { Evidence } from '../outbound/evidence.ts'
import type { BehaviourChoices } from '../outbound/profile.ts'
import { createResourceReader } from '../outbound/resource-reader.ts'
import type { Result } from '../outbound/result.ts'
import { createUserOperations } from '../outbound/users.ts'
import type { Link } from '../links/link.ts'
import { readTarget } from './read-target.ts'
import { isActiveAt, type TargetReading } from '../decide/target-reading.ts'
import { decideUser, type Situation, type UserDecision } from '../decide/user-decision.ts'

interface LinkedUserOptions extends Situation {
  readonly choices: BehaviourChoices
  readonly call: Caller
  readonly evidence: Evidence
  /** What the target has just listed of the user. */
  readonly listed: TargetResource | undefined
}

/**
 * Reads a linked user in scope at the target; undefined for any other user.
 *
 * A listed row with all mapped values needs no further read. Otherwise the user is read by its id, because a row of a list may omit
 * attributes, and a PUT would then remove them.
 */
export async function readLinkedUser(
  active: CompiledRule,
  { call, evidence, listed, ...situation }: LinkedUserOptions,
): Promise<Result<TargetReading> | undefined> {
  const { configuration } = active
  const { choices } = situation
  const { scope, targetId, identifier, problem } = decideUser(active, situation)
  if (!scope.inScope || targetId === undefined || problem !== undefined) return undefined
  const isEnough = (resource: TargetResource) =>
    decideUser(active, { ...situation, reading: { kind: 'present', resource } }).differing
      .length === 0
  if (listed?.id === targetId && isEnough(listed))
    return { ok: true, value: { kind: 'present', resource: listed } }
  const operations = createUserOperations({
    ...{ call, configuration, choices, evidence },
    mappingQuirks: active.userMapping.quirks,
  })
  return readTarget({
    targetId,
    reader: createResourceReader({ call, configuration, choices, evidence, kind: 'Users' }),
    find:
      choices.resyncRead === 'by-filter' && identifier !== undefined
        ? () => operations.find([identifier], 'resync')
        : undefined,
    isEnough,
  })
}

/** Tells whether a reading equals what the link has. */
export function isAsKnown(
  reading: Result<TargetReading>,
  link: Link,
  { plan, sent }: UserDecision,
): boolean {
  if (!reading.ok || reading.value.kind === 'gone' || link.unread) return false
  // A user that may not be updated keeps what was last sent.
  const isSkipped = plan.kind === 'nothing' && plan.status !== 'unchanged'
  return (isSkipped || link.lastSent === sent) && link.active === isActiveAt(reading.value.resource)
}

/** Formats the summary of a decision. */
export function describeDecision(
  { plan, differing }: UserDecision,
  reading: Result<TargetReading> | undefined,
): string {
  if (reading?.ok === false) return 'To do: read'
  if (plan.kind === 'nothing') return plan.why
  const todo = `To do: ${plan.steps.join(', then ')}`
  if (reading?.value.kind === 'gone') return `The target no longer has the linked user. ${todo}`
  return differing.length === 0
    ? todo
    : `The target does not hold ${differing.join(', ')} as mapped. ${todo}`
}
