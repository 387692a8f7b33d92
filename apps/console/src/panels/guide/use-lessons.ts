import { useEffect, useState } from 'react'
import { readLatestTargetRequests } from '../../entities/target/target-request-queries.ts'
import type { Lesson, LessonFacts } from './lessons/lesson.ts'
import {
  advance,
  type EverSeen,
  factsSince,
  fromTheStart,
  lessonProgress,
  type LessonProgress,
} from './lesson-progress.ts'
import { members, optional, recordOf, text } from '../../lib/shape.ts'
import { lessons } from './lessons/lessons.ts'
import { walkthrough } from './lessons/walkthrough.ts'

interface Kept {
  /** The one that is open. */
  readonly current?: string
  readonly progress: Readonly<Record<string, LessonProgress>>
}
const keptShape = members({ current: optional(text), progress: recordOf(lessonProgress) })

const key = 'lessons'

/** A lesson with its progress. */
export interface LessonState {
  readonly lesson: Lesson
  /** How many steps are done. */
  readonly done: number
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
  readonly begin: (lesson: Lesson) => Promise<void>
  readonly open: (lesson: Lesson) => void
  readonly leave: () => void
  /** Skips the next step. */
  readonly skip: (lesson: Lesson) => void
}

/** The walkthrough and the lessons with the progress kept in this browser; done steps are detected. */
export function useLessons(seen: EverSeen): Lessons {
  const [state, setState] = useState(readKept)
  const advanced = advanceAll(state, seen)
  if (advanced !== state) setState(advanced)
  const { current, progress } = advanced

  useEffect(() => {
    localStorage.setItem(key, JSON.stringify(state))
  }, [state])

  const finishedLessons = finishedOf(progress)
  const stateOf = (lesson: Lesson, from: LessonProgress): LessonState => ({
    lesson,
    done: from.done,
    isFinished: from.done >= lesson.steps.length,
    facts: factsSince(from, seen, finishedLessons),
  })
  const all = lessons.map((lesson) => {
    const from = progress[lesson.id]
    return { lesson, state: from && stateOf(lesson, from) }
  })
  const keep = (id: string, after: LessonProgress) =>
    setState((before) => ({ ...before, progress: { ...before.progress, [id]: after } }))
  return {
    walkthrough: stateOf(walkthrough, progress[walkthrough.id] ?? fromTheStart),
    all,
    current: all.find(({ lesson }) => lesson.id === current)?.state,
    async begin({ id }) {
      const [latest] = await readLatestTargetRequests(1)
      const after = seen.journal.at(-1)?.seq ?? 0
      keep(id, { ...fromTheStart, after, afterRequest: latest?.seq ?? 0 })
      setState((before) => ({ ...before, current: id }))
    },
    open: ({ id }) => setState((before) => ({ ...before, current: id })),
    leave: () => setState(({ progress: before }) => ({ progress: before })),
    skip: ({ id }) => {
      const before = progress[id] ?? fromTheStart
      keep(id, { ...before, done: before.done + 1 })
    },
  }
}

/** Returns the same state when nothing changed. */
function advanceAll(state: Kept, seen: EverSeen): Kept {
  const finished = finishedOf(state.progress)
  const before = { [walkthrough.id]: fromTheStart, ...state.progress }
  const after = Object.fromEntries(
    Object.entries(before).map(([id, progress]) => {
      const { steps } = [walkthrough, ...lessons].find((each) => each.id === id) ?? { steps: [] }
      return [id, advance(steps, progress, seen, finished)]
    }),
  )
  const isSame = Object.entries(before).every(([id, progress]) => after[id] === progress)
  return isSame ? state : { ...state, progress: after }
}

const finishedOf = (progress: Kept['progress']): readonly string[] =>
  lessons.filter(({ id, steps }) => (progress[id]?.done ?? 0) >= steps.length).map(({ id }) => id)

function readKept(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '')
    if (keptShape(kept)) return kept
  } catch {
    // Nothing is stored, or it cannot be parsed.
  }
  return { progress: {} }
}
