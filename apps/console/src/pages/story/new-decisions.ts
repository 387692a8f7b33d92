import type { Moment, MomentRule } from '@pingone-sandbox/contract'

/** Tells of each run whether its decision differs from the one before it under the same rule: the same reason is said once. */
export function newDecisions(moments: readonly Moment[]): (run: MomentRule) => boolean {
  const news = new Set<MomentRule>()
  const before = new Map<string, string>()
  const runs = moments.toReversed().flatMap(({ rules }) => rules)
  for (const run of runs) {
    const { decision, rule } = run
    if (decision === undefined) continue
    const reason = JSON.stringify([decision.inScope, decision.conditions])
    if (before.get(rule.id) !== reason) news.add(run)
    before.set(rule.id, reason)
  }
  return (run) => news.has(run)
}
