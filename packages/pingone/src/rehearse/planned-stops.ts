import type { PlanReport, RehearsalQuery } from '@pingone-sandbox/contract'
import type { RuleRecord, Snapshot } from '../configuration/records.ts'
import { stopOf } from '../deliver/rule-stop.ts'

/** The rules that the drafts of a query are about and for which nothing would be sent, with the reasons. */
export function stopsOf(
  { ruleId, rule: draft, connection }: RehearsalQuery,
  snapshot: Snapshot,
): PlanReport['stops'] {
  const isConcerned = ({ id, targetStore }: RuleRecord) =>
    id === (draft?.id ?? ruleId) || targetStore.id === connection?.id
  return snapshot.rules.filter(isConcerned).flatMap((rule) => {
    const stop = stopOf(rule, snapshot)
    return stop ? [{ rule: { id: rule.id, name: rule.name }, ...stop }] : []
  })
}
