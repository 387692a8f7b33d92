import { z } from 'zod'
import type { LessonFacts, LessonStep } from './lesson.ts'

/** How far somebody has come in a lesson. */
export const lessonProgress = z.object({
  /** How many steps are done; what was done stays so, since a later step may take it back. */
  done: z.number(),
  /** Where the journal stood when the lesson began. */
  after: z.number(),
  /** Where the log of the target stood then. */
  afterRequest: z.number(),
})
export type LessonProgress = z.infer<typeof lessonProgress>

/** Everything that a lesson can look at, of which it sees what came after its beginning. */
export interface EverSeen extends Omit<LessonFacts, 'sentByHand'> {
  readonly requests: readonly {
    readonly seq: number
    readonly method: string
    readonly path: string
    readonly status: number
    readonly client?: string | undefined
  }[]
}

/** Goes on to the first step that is not done. The same progress comes back when there is nothing new. */
export function advance(
  steps: readonly LessonStep[],
  progress: LessonProgress,
  { requests, ...seen }: EverSeen,
): LessonProgress {
  const last = seen.journal.at(-1)?.seq
  // Nothing is read yet, or nothing is there any more.
  if (last === undefined) return progress
  // The sandbox was reset: nothing of what was done still stands.
  if (last < progress.after) return { ...progress, done: 0, after: 0 }
  const facts: LessonFacts = {
    ...seen,
    journal: seen.journal.slice(seen.journal.findLastIndex(({ seq }) => seq <= progress.after) + 1),
    sentByHand: requests.filter(
      ({ seq, client }) => seq > progress.afterRequest && isByHand(client),
    ),
  }
  let { done } = progress
  while (steps[done]?.isDone(facts) === true) done += 1
  return done === progress.done ? progress : { ...progress, done }
}

/** PingOne does not name itself, or by this name only. */
const isByHand = (client: string | undefined) =>
  client !== undefined && client !== 'Java-http-client'
