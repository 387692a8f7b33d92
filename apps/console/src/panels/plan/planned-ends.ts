import type { PlannedAction, PlanReport } from '@pingone-sandbox/contract'
import type { Tone } from '../../ui/status-badge.tsx'

/** What would happen to a user or group, as the label of its badge. */
export interface PlannedEnd {
  readonly tone: Tone
  readonly label: string
}

const ends: Readonly<Record<PlannedAction['end'], PlannedEnd>> = {
  created: { tone: 'success', label: 'Create' },
  updated: { tone: 'info', label: 'Update' },
  removed: { tone: 'warning', label: 'Remove' },
  unchanged: { tone: 'neutral', label: 'Unchanged' },
  held: { tone: 'neutral', label: 'Skipped' },
  failed: { tone: 'danger', label: 'Fail' },
}
const disable: PlannedEnd = { tone: 'warning', label: 'Disable' }
const deletion: PlannedEnd = { tone: 'danger', label: 'Delete' }

/** What would happen in one action. */
export function plannedEnd({ end, steps, subject }: PlannedAction): PlannedEnd {
  if (end === 'failed' || end === 'held' || subject.type === 'group') return ends[end]
  if (steps.includes('delete')) return deletion
  return steps.includes('disable') ? disable : ends[end]
}

/** How many users and groups each thing would happen to; what happens to none is left out. */
export function plannedCounts({
  counts,
  removals: { disabled, deleted },
}: Pick<PlanReport, 'counts' | 'removals'>): readonly (PlannedEnd & { readonly count: number })[] {
  const users = disabled + deleted
  return [
    { ...ends.failed, count: counts.failed },
    { ...deletion, count: deleted },
    { ...disable, count: disabled },
    // Groups, and users that stay at the target as they are.
    { ...ends.removed, count: Math.max(0, counts.removed - users) },
    { ...ends.created, count: counts.created },
    // A user who is disabled at the source is updated.
    { ...ends.updated, count: counts.updated - Math.max(0, users - counts.removed) },
    { ...ends.held, count: counts.held },
    { ...ends.unchanged, count: counts.unchanged },
  ].filter(({ count }) => count > 0)
}
