import { count, members, optional } from '../../lib/shape.ts'
import type { LessonFacts, LessonStep } from './lessons/lesson.ts'

/** How far somebody has come in a lesson. */
export interface LessonProgress {
  /** How many steps are done; what was done stays so, since a later step may take it back. */
  readonly done: number
  /** Where the journal stood when the lesson began. */
  readonly after: number
  /** Where the log of the target stood then. */
  readonly afterRequest: number
  /** Where the journal stood when the latest step was done; 0 when an older console did not keep it. */
  readonly reached?: number
}

/** The shape in which it is kept. */
export const lessonProgress = members({
  done: count,
  after: count,
  afterRequest: count,
  reached: optional(count),
})

/** The progress of a lesson that takes everything into account that has ever happened. */
export const fromTheStart: LessonProgress = { done: 0, after: 0, afterRequest: 0, reached: 0 }

/** Everything that a lesson can look at, of which it sees what came after its beginning. */
export interface EverSeen extends Omit<LessonFacts, 'sentByHand' | 'finishedLessons'> {
  /** Until all of it is read, what is missing must not pass for what is not there. */
  readonly isRead: boolean
  readonly requests: readonly {
    readonly seq: number
    readonly method: string
    readonly path: string
    readonly status: number
    readonly client?: string | undefined
  }[]
}

/** What there is to see of all that, for somebody who began there. */
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

/** Goes on to the first step that is not done. The same progress comes back when there is nothing new. */
export function advance(
  steps: readonly LessonStep[],
  progress: LessonProgress,
  seen: EverSeen,
  finishedLessons?: readonly string[],
): LessonProgress {
  if (!seen.isRead) return progress
  const last = seen.journal.at(-1)?.seq ?? 0
  // It can only grow, so the sandbox was reset, and nothing of what was done still stands.
  if (last < Math.max(progress.after, progress.reached ?? 0)) return fromTheStart
  const facts = factsSince(progress, seen, finishedLessons)
  let { done } = progress
  while (steps[done]?.isDone(facts) === true) done += 1
  return done === progress.done ? progress : { ...progress, done, reached: last }
}

/** PingOne does not name itself, or by this name only. */
const isByHand = (client: string | undefined) =>
  client !== undefined && client !== 'Java-http-client'
