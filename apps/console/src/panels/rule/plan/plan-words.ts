import type { PlanReport } from '@pingone-sandbox/contract'

/** A plan in one line: “12 create, 3 update, 1 disable”. */
export function planWords({ counts, actions }: PlanReport): string {
  const removals = actions.filter(({ end }) => end === 'removed')
  const disabled = removals.filter(({ steps }) => steps.includes('disable')).length
  const deleted = removals.filter(({ steps }) => steps.includes('delete')).length
  const parts: readonly (readonly [count: number, verb: string])[] = [
    [counts.created, 'create'],
    [counts.updated, 'update'],
    [disabled, 'disable'],
    [deleted, 'delete'],
    // Removed subjects that stay at the target unchanged, and those beyond the listed actions.
    [counts.removed - disabled - deleted, 'remove'],
    [counts.held, 'skipped by a Users Action'],
    [counts.failed, 'fail'],
    [counts.unchanged, 'unchanged'],
  ]
  const words = parts.filter(([count]) => count > 0).map(([count, verb]) => `${count} ${verb}`)
  return words.length === 0 ? 'No users or groups are affected' : words.join(', ')
}
