import { useEffect, useState } from 'react'
import { z } from 'zod'
import { readLatestTargetRequests } from '../target/target-request-queries.ts'
import type { Lesson } from './lesson.ts'
import { advance, lessonProgress, type EverSeen, type LessonProgress } from './lesson-progress.ts'
import { lessons } from './lessons.ts'

const kept = z.object({
  /** The one that is open. */
  current: z.string().optional(),
  progress: z.record(z.string(), lessonProgress),
})
type Kept = z.infer<typeof kept>

const key = 'lessons'

/** A lesson with how far somebody has come. */
export interface LessonState {
  readonly lesson: Lesson
  /** Absent before the lesson was begun. */
  readonly done?: number
}

export interface Lessons {
  readonly all: readonly LessonState[]
  readonly current: LessonState | undefined
  /** Begins a lesson, or begins it anew. */
  readonly begin: (lesson: Lesson) => Promise<void>
  readonly open: (lesson: Lesson) => void
  readonly leave: () => void
}

/** The lessons as far as this browser has come in them; what was done is noticed by itself. */
export function useLessons(seen: EverSeen): Lessons {
  const [state, setState] = useState(readKept)
  const advanced = advanceAll(state, seen)
  if (advanced !== state) setState(advanced)
  const { current, progress } = advanced

  useEffect(() => {
    localStorage.setItem(key, JSON.stringify(state))
  }, [state])

  const all = lessons.map((lesson) => ({
    lesson,
    ...(progress[lesson.id] && { done: progress[lesson.id]?.done ?? 0 }),
  }))
  return {
    all,
    current: all.find(({ lesson, done }) => lesson.id === current && done !== undefined),
    async begin({ id }) {
      const [latest] = await readLatestTargetRequests(1)
      const start: LessonProgress = {
        done: 0,
        after: seen.journal.at(-1)?.seq ?? 0,
        afterRequest: latest?.seq ?? 0,
      }
      setState((before) => ({ current: id, progress: { ...before.progress, [id]: start } }))
    },
    open: ({ id }) => setState((before) => ({ ...before, current: id })),
    leave: () => setState(({ progress: before }) => ({ progress: before })),
  }
}

/** The same state comes back when there is nothing new. */
function advanceAll(state: Kept, seen: EverSeen): Kept {
  let hasChanged = false
  const progress = Object.fromEntries(
    Object.entries(state.progress).map(([id, before]) => {
      const steps = lessons.find((lesson) => lesson.id === id)?.steps ?? []
      const after = advance(steps, before, seen)
      hasChanged ||= after !== before
      return [id, after]
    }),
  )
  return hasChanged ? { ...state, progress } : state
}

function readKept(): Kept {
  try {
    return kept.parse(JSON.parse(localStorage.getItem(key) ?? ''))
  } catch {
    return { progress: {} }
  }
}
