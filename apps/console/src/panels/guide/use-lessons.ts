import type { LessonsChange, LessonsReport } from '@pingone-sandbox/contract'
import { useEffect } from 'react'
import type { Lesson, LessonFacts } from './lessons/lesson.ts'
import { countDone, type EverSeen, factsSince, fromTheStart, newlyDone } from './lesson-progress.ts'
import { useChangeLessons, useLessonProgress } from './lesson-queries.ts'
import { lessons } from './lessons/lessons.ts'
import { walkthrough } from './lessons/walkthrough.ts'

/** A lesson with its progress. */
export interface LessonState {
  readonly lesson: Lesson
  /** The number of steps before the first that is not done. */
  readonly done: number
  /** The ids of the steps and parts that are done. */
  readonly doneIds: readonly string[]
  readonly isFinished: boolean
  /** The facts for its steps. */
  readonly facts: LessonFacts
}

export interface Lessons {
  readonly walkthrough: LessonState
  readonly all: readonly {
    readonly lesson: Lesson
    /** Absent before the lesson is started. */
    readonly state: LessonState | undefined
  }[]
  readonly current: LessonState | undefined
  /** Starts or restarts a lesson. */
  readonly begin: (lesson: Lesson) => Promise<unknown>
  readonly open: (lesson: Lesson) => Promise<unknown>
  readonly leave: () => Promise<unknown>
  /** Skips the next step. */
  readonly skip: (lesson: Lesson) => Promise<unknown>
}

/**
 * The walkthrough and the lessons with their progress, which the sandbox keeps; steps that are done are detected and reported to it.
 *
 * Returns undefined until the progress is read.
 */
export function useLessons(seen: EverSeen): Lessons | undefined {
  const { data, dataUpdatedAt, isError } = useLessonProgress()
  const { mutate, mutateAsync } = useChangeLessons()
  const kept = data ?? (isError ? nothing : undefined)
  const finished = finishedOf(kept ?? nothing)
  const news = data !== undefined && seen.isRead ? newsOf(data, seen) : {}
  const report = JSON.stringify(news)

  // It is sent again after each read of the progress that does not include it.
  useEffect(() => {
    if (dataUpdatedAt > 0 && report !== '{}')
      mutate({ lessons: JSON.parse(report) as LessonsChange['lessons'] })
  }, [report, dataUpdatedAt, mutate])

  if (kept === undefined) return undefined
  const stateOf = (lesson: Lesson): LessonState => {
    const progress = kept.lessons[lesson.id]
    const doneIds = [...(progress?.done ?? []), ...(news[lesson.id]?.done ?? [])]
    const done = countDone(lesson.steps, doneIds)
    return {
      ...{ lesson, done, doneIds },
      isFinished: done >= lesson.steps.length,
      facts: factsSince(progress ?? fromTheStart, seen, finished),
    }
  }
  const all = lessons.map((lesson) => ({
    lesson,
    state: kept.lessons[lesson.id] && stateOf(lesson),
  }))
  return {
    walkthrough: stateOf(walkthrough),
    all,
    current: all.find(({ lesson }) => lesson.id === kept.current)?.state,
    begin: ({ id }) => mutateAsync({ lessons: { [id]: { restart: true } }, current: id }),
    open: ({ id }) => mutateAsync({ current: id }),
    leave: () => mutateAsync({ current: null }),
    skip(lesson) {
      const next = lesson.steps[stateOf(lesson).done]
      return mutateAsync({ lessons: { [lesson.id]: { done: next ? [next.id] : [] } } })
    },
  }
}

const nothing: LessonsReport = { lessons: {} }

/** What is done of the walkthrough and of the lessons that were started, beside what is kept. */
function newsOf(kept: LessonsReport, seen: EverSeen): NonNullable<LessonsChange['lessons']> {
  const finished = finishedOf(kept)
  const news = [walkthrough, ...lessons].flatMap(({ id, steps }) => {
    const progress = kept.lessons[id]
    if (progress === undefined && id !== walkthrough.id) return []
    const facts = factsSince(progress ?? fromTheStart, seen, finished)
    const done = [...newlyDone(steps, progress?.done ?? [], facts)]
    if (done.length === 0) return []
    return [[id, { done, ...(progress && { startedAt: progress.startedAt }) }] as const]
  })
  return Object.fromEntries(news)
}

const finishedOf = (kept: LessonsReport): readonly string[] =>
  lessons
    .filter(({ id, steps }) => countDone(steps, kept.lessons[id]?.done ?? []) >= steps.length)
    .map(({ id }) => id)
