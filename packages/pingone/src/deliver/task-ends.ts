import { taskEnds, type EndCounts } from '@pingone-sandbox/contract'
import type { TaskEnd } from './sync-context.ts'

/** The number of tasks with each end. */
export type TaskEnds = Map<TaskEnd, number>

export const countEnd = (ends: TaskEnds, end: TaskEnd) =>
  void ends.set(end, (ends.get(end) ?? 0) + 1)

/** The total number of ended tasks. */
export const endCount = (ends: TaskEnds): number =>
  ends.values().reduce((sum, number) => sum + number, 0)

/** The result of a change, as a sentence and as numbers. */
export interface ChangeEnd {
  readonly summary: string
  /** Absent when no rule was run. */
  readonly ends?: EndCounts
}

/** Formats the result of a change: “Finished: 12 created, 1 failed”. */
export function describeEnds(ends: TaskEnds): ChangeEnd {
  const counted = taskEnds.flatMap((end) => {
    const number = ends.get(end) ?? 0
    return number > 0 ? [[end, number] as const] : []
  })
  const parts = counted.map(([end, number]) => `${number.toLocaleString('en')} ${words[end]}`)
  return {
    summary: `Finished: ${parts.join(', ') || 'no user or group was affected'}`,
    ends: Object.fromEntries(counted),
  }
}

const words: Readonly<Record<Exclude<TaskEnd, 'outside'>, string>> = {
  created: 'created',
  updated: 'updated',
  removed: 'removed',
  unchanged: 'unchanged',
  held: 'left as they are',
  failed: 'failed',
}
