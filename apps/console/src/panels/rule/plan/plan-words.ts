import type { PlanReport } from '@pingone-sandbox/contract'
import { formatCount } from '../../../lib/format-count.ts'

/** A plan in one line: “12 create, 3 update, 1 disable”. */
export function planWords({ counts, removals }: Pick<PlanReport, 'counts' | 'removals'>): string {
  const { disabled, deleted } = removals
  const removed = disabled + deleted
  const parts: readonly (readonly [count: number, verb: string])[] = [
    [counts.created, 'create'],
    // A user who is disabled at the source is updated.
    [counts.updated - Math.max(0, removed - counts.removed), 'update'],
    [disabled, 'disable'],
    [deleted, 'delete'],
    // Groups, and users that stay at the target as they are.
    [Math.max(0, counts.removed - removed), 'remove'],
    [counts.held, 'skipped by a Users Action'],
    [counts.failed, 'fail'],
    [counts.unchanged, 'unchanged'],
  ]
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, verb]) => `${formatCount(count)} ${verb}`)
  return words.length === 0 ? 'No users or groups are affected' : words.join(', ')
}
