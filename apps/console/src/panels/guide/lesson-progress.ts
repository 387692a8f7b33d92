import { count, members, optional } from '../../lib/shape.ts'
import type { LessonFacts, LessonStep } from './lessons/lesson.ts'

/** The progress in a lesson. */
export interface LessonProgress {
  /** The number of steps done; a done step stays done, since a later one may revert it. */
  readonly done: number
  /** The journal's last `seq` when the lesson started. */
  readonly after: number
  /** The target log's last `seq` at that time. */
  readonly afterRequest: number
  /** The journal's last `seq` when the latest step was done; 0 if an older console did not store it. */
  readonly reached?: number
}

/** The stored shape. */
export const lessonProgress = members({
  done: count,
  after: count,
  afterRequest: count,
  reached: optional(count),
})

/** The progress of a lesson that considers the whole journal. */
export const fromTheStart: LessonProgress = { done: 0, after: 0, afterRequest: 0, reached: 0 }

/** The facts for lessons; a lesson uses those since its start. */
export interface EverSeen extends Omit<LessonFacts, 'sentByHand' | 'finishedLessons'> {
  /** Undefined until all of it is read. */
  readonly isRead: boolean
  readonly requests: readonly {
    readonly seq: number
    readonly method: string
    readonly path: string
    readonly status: number
    readonly client?: string | undefined
  }[]
}

/** The facts since a lesson's start. */
export function factsSince(
  { after, afterRequest }: LessonProgress,
  { requests, ...seen }: EverSeen,
  finishedLessons: readonly string[] = [],
): LessonFacts {
  return {
    ...seen,
    finishedLessons,
    journal: seen.journal.slice(seen.journal.findLastIndex(({ seq }) => seq <= after) + 1),
    sentByHand: requests.filter(({ seq, client }) => seq > afterRequest && isByHand(client)),
  }
}

/** Advances to the first step that is not done. Returns the same object when nothing changed. */
export function advance(
  steps: readonly LessonStep[],
  progress: LessonProgress,
  seen: EverSeen,
  finishedLessons?: readonly string[],
): LessonProgress {
  if (!seen.isRead) return progress
  const last = seen.journal.at(-1)?.seq ?? 0
  // The journal got shorter: the sandbox was reset, so the progress is too.
  if (last < Math.max(progress.after, progress.reached ?? 0)) return fromTheStart
  const facts = factsSince(progress, seen, finishedLessons)
  let { done } = progress
  while (steps[done]?.isDone(facts) === true) done += 1
  return done === progress.done ? progress : { ...progress, done, reached: last }
}

/** PingOne's own requests have no client name, or this one. */
const isByHand = (client: string | undefined) =>
  client !== undefined && client !== 'Java-http-client'
