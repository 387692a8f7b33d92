import type { TaskEnd } from './sync-context.ts'

/** How often the work on a subject ended in each way. */
export type TaskEnds = Map<TaskEnd, number>

export const countEnd = (ends: TaskEnds, end: TaskEnd) =>
  void ends.set(end, (ends.get(end) ?? 0) + 1)

/** How many ends there were in all. */
export const endCount = (ends: TaskEnds): number =>
  ends.values().reduce((sum, number) => sum + number, 0)

/** Says what the work on a change came to: “Finished: 12 created, 1 failed”. */
export function describeEnds(ends: TaskEnds): string {
  const parts = Object.entries(words).flatMap(([end, word]) => {
    const number = ends.get(end as TaskEnd) ?? 0
    return number > 0 ? [`${number.toLocaleString('en')} ${word}`] : []
  })
  return parts.length > 0 ? `Finished: ${parts.join(', ')}` : 'Finished: nobody was concerned'
}

const words: Readonly<Record<Exclude<TaskEnd, 'outside'>, string>> = {
  created: 'created',
  updated: 'updated',
  removed: 'removed',
  unchanged: 'unchanged',
  held: 'left as they are',
  failed: 'failed',
}
