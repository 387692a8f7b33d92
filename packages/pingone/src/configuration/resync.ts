import { mappingKindOf } from '@pingone-sandbox/contract'
import { isSameJson } from '../records/json.ts'
import { actionsOf, withoutActions } from './action-switches.ts'
import type { ConnectionRecord, RuleRecord, Snapshot } from './records.ts'
import { isProvisioning } from './plan-status.ts'

/**
 * Which changes of a configuration sync all users and groups of a rule, and which do not.
 *
 * Ping documents the connection's part: authentication and preferences resync, name and description do not, nor do the action
 * switches, which leave users Partial Synced until a Full Resync; nor do the name and description of a rule (August 2024). The other
 * parts of the rule are inferred, and so is which resyncs read the target by default, as a Full Resync does.
 *
 * @see {@link https://docs.pingidentity.com/pingone/integrations/p1_resync_configurations.html}
 */
export const resyncMatrix = [
  { what: 'authentication', of: 'connection', resyncs: true, reads: false, evidence: 'documented' },
  { what: 'preferences', of: 'connection', resyncs: true, reads: false, evidence: 'documented' },
  { what: 'actions', of: 'connection', resyncs: false, reads: false, evidence: 'documented' },
  {
    what: 'name or description',
    of: 'connection',
    resyncs: false,
    reads: false,
    evidence: 'documented',
  },
  { what: 'enabling', of: 'connection', resyncs: true, reads: true, evidence: 'inferred' },
  { what: 'enabling', of: 'rule', resyncs: true, reads: true, evidence: 'documented' },
  { what: 'enabling', of: 'plan', resyncs: true, reads: true, evidence: 'inferred' },
  { what: 'user filter', of: 'rule', resyncs: true, reads: false, evidence: 'inferred' },
  { what: 'groups', of: 'rule', resyncs: true, reads: false, evidence: 'inferred' },
  { what: 'attribute mapping', of: 'rule', resyncs: true, reads: false, evidence: 'inferred' },
  { what: 'name or description', of: 'rule', resyncs: false, reads: false, evidence: 'documented' },
] as const

/** Finds the rules that a revision syncs in full, given the revision before it. Rules that do not provision are left out. */
export function resyncsOf(before: Snapshot | undefined, after: Snapshot): readonly RuleRecord[] {
  return after.rules
    .filter((rule) => isProvisioning(rule, after))
    .filter((rule) => isChanged(rule, before, after))
}

/** Tells whether a rule provisions in a revision, and existed in the revision before it without provisioning. */
export function isEnabledAgain(
  rule: RuleRecord,
  before: Snapshot | undefined,
  after: Snapshot,
): boolean {
  const previous = before?.rules.find(({ id }) => id === rule.id)
  return (
    before !== undefined &&
    previous !== undefined &&
    isProvisioning(rule, after) &&
    !isProvisioning(previous, before)
  )
}

/** The ids of the rules whose connection's action switches a revision changes. The next sync of each user does what they allow. */
export function rulesWithOtherActions(
  before: Snapshot | undefined,
  after: Snapshot,
): readonly string[] {
  return after.rules.flatMap((rule) => {
    const previous = before?.rules.find(({ id }) => id === rule.id)
    const was = before && previous && connectionOf(previous, before)
    const is = connectionOf(rule, after)
    return isSameJson(actionsOf(was?.configuration), actionsOf(is?.configuration)) ? [] : [rule.id]
  })
}

/** The groups that a rule provisions, in a fixed order. */
export const groupIdsOf = ({ groups }: RuleRecord): readonly string[] =>
  (groups ?? []).map(({ id }) => id).sort()

/** The lines of a mapping without their ids. */
export const mappingOf = ({ id }: RuleRecord, { mappings }: Snapshot): unknown =>
  mappings
    .filter(({ ruleId }) => ruleId === id)
    .map((mapping) => ({
      sourceAttribute: mapping.sourceAttribute,
      expression: mapping.expression,
      targetAttribute: mapping.targetAttribute,
      kind: mappingKindOf(mapping),
    }))

function isChanged(rule: RuleRecord, before: Snapshot | undefined, after: Snapshot): boolean {
  const previous = before?.rules.find(({ id }) => id === rule.id)
  if (!before || !previous || !isProvisioning(previous, before)) return true
  const [was, is] = [connectionOf(previous, before), connectionOf(rule, after)]
  const compared = [
    [withoutActions(was?.configuration), withoutActions(is?.configuration)],
    [previous.populationExpression, rule.populationExpression],
    [groupIdsOf(previous), groupIdsOf(rule)],
    [mappingOf(previous, before), mappingOf(rule, after)],
  ]
  return compared.some(([one, other]) => !isSameJson(one, other))
}

const connectionOf = (rule: RuleRecord, { stores }: Snapshot): ConnectionRecord | undefined =>
  stores.find(({ id }) => id === rule.targetStore.id)
