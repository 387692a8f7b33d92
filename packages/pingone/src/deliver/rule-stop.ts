import type { RuleStop } from '@pingone-sandbox/contract'
import { isPlanActive, planOf } from '../configuration/plan-status.ts'
import type { RuleRecord, Snapshot } from '../configuration/records.ts'
import { compileRule } from '../decide/compiled-rule.ts'

/** Why nothing is sent for a rule, as a code and as a sentence. */
export interface StoppedRule {
  readonly reason: RuleStop
  readonly message: string
}

/** Finds out why nothing is sent for a rule of the active revision; undefined when it provisions. */
export function stopOf(rule: RuleRecord, snapshot: Snapshot): StoppedRule | undefined {
  if (!rule.active)
    return { reason: 'rule-disabled', message: `The rule ${rule.name} is disabled.` }
  if (!isPlanActive(rule, snapshot))
    return {
      reason: 'plan-inactive',
      message: `The plan ${planOf(rule, snapshot)?.name ?? ''} is inactive.`,
    }
  const connection = snapshot.stores.find(({ id }) => id === rule.targetStore.id)
  if (connection?.status === 'INACTIVE')
    return {
      reason: 'connection-disabled',
      message: `The connection ${connection.name} is disabled.`,
    }
  if (compileRule(rule, snapshot)) return undefined
  return {
    reason: 'connection-incomplete',
    message: `The connection ${connection?.name ?? 'of the rule'} is incomplete.`,
  }
}
