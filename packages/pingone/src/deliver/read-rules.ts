import type { SourceChange } from '../outbox/change.ts'
import type { BehaviourChoices } from '../outbound/profile.ts'
import type { RuleRecord, Snapshot } from '../configuration/records.ts'
import { isEnabledAgain, resyncsOf } from '../configuration/resync.ts'

type Reads = Pick<BehaviourChoices, 'resyncReads'>

/** Tells whether the work on a change reads at the target what a rule has linked. */
export function readsTarget(
  { ruleIds, readRuleIds }: Pick<SourceChange, 'ruleIds' | 'readRuleIds'>,
  ruleId: string,
  { resyncReads }: Reads,
): boolean {
  if (!ruleIds?.includes(ruleId)) return false
  return resyncReads === 'every-resync' || (readRuleIds?.includes(ruleId) ?? false)
}

/** Tells whether a rule reads the target when a configuration comes into force, or, where that syncs no user, on a Full Resync. */
export function isReadByNext(
  rule: RuleRecord,
  before: Snapshot | undefined,
  after: Snapshot,
): boolean {
  return !isResynced(rule, before, after) || isEnabledAgain(rule, before, after)
}

/** Tells whether a rule reads the target when a configuration comes into force; it does not where that syncs no user. */
export const isReadByRevision = (
  rule: RuleRecord,
  before: Snapshot | undefined,
  after: Snapshot,
): boolean => isResynced(rule, before, after) && isEnabledAgain(rule, before, after)

const isResynced = (rule: RuleRecord, before: Snapshot | undefined, after: Snapshot): boolean =>
  resyncsOf(before, after).some(({ id }) => id === rule.id)
