import type { PlanReport } from '@pingone-sandbox/contract'

/** What a plan comes to, in a line: “12 create, 3 update, 1 disable”. */
export function planWords({ counts, actions }: PlanReport): string {
  const removals = actions.filter(({ end }) => end === 'removed')
  const disabled = removals.filter(({ steps }) => steps.includes('disable')).length
  const deleted = removals.filter(({ steps }) => steps.includes('delete')).length
  const parts: readonly (readonly [count: number, verb: string])[] = [
    [counts.created, 'create'],
    [counts.updated, 'update'],
    [disabled, 'disable'],
    [deleted, 'delete'],
    // Whoever stays at the target as he is; and those beyond the actions that are told in full.
    [counts.removed - disabled - deleted, 'let go'],
    [counts.held, 'held back by a Users Action'],
    [counts.failed, 'fail'],
    [counts.unchanged, 'unchanged'],
  ]
  const words = parts.filter(([count]) => count > 0).map(([count, verb]) => `${count} ${verb}`)
  return words.length === 0 ? 'Nobody and nothing is concerned' : words.join(', ')
}
