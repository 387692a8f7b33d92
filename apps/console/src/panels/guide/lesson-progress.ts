import type { LessonProgress } from '@pingone-sandbox/contract'
import type { LessonFacts, LessonStep } from './lessons/lesson.ts'

/** The part of the progress that decides which facts count. */
type Since = Pick<LessonProgress, 'after' | 'afterRequest'>

/** The start of a lesson that considers the whole journal. */
export const fromTheStart: Since = { after: 0, afterRequest: 0 }

/** The facts for lessons; a lesson uses those since its start. */
export interface EverSeen extends Omit<LessonFacts, 'sentByHand' | 'finishedLessons'> {
  /** False until all of it is read. */
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
  { after, afterRequest }: Since,
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

/** The number of steps before the first that is not done. */
export function countDone(steps: readonly LessonStep[], done: readonly string[]): number {
  const next = steps.findIndex(({ id }) => !done.includes(id))
  return next < 0 ? steps.length : next
}

/**
 * The ids of steps and parts that the facts show to be done, beside those that were done before.
 *
 * Steps are evaluated in order, up to the first that is not done. What was done stays done, since a later step may revert it.
 */
export function newlyDone(
  steps: readonly LessonStep[],
  done: readonly string[],
  facts: LessonFacts,
): readonly string[] {
  const found: string[] = []
  const isKnown = (id: string) => done.includes(id) || found.includes(id)
  for (const { id, parts, isDone } of steps) {
    if (done.includes(id)) continue
    for (const part of parts ?? []) if (!isKnown(part.id) && part.isDone(facts)) found.push(part.id)
    const isOver = parts?.every((part) => isKnown(part.id)) ?? isDone(facts)
    if (!isOver) break
    found.push(id)
  }
  return found
}

/** PingOne's own requests have no client name, or this one. */
const isByHand = (client: string | undefined) =>
  client !== undefined && client !== 'Java-http-client'
