import {
  lessonIds,
  lessonSteps,
  wholeSteps,
  type LessonId,
  type LessonProgress,
  type LessonsChange,
  type LessonsReport,
} from '@pingone-sandbox/contract'
import type { Collection, Store } from '@pingone-sandbox/store'

/** Where the progress in the guide is stored: one document. */
export const lessonCollection: Collection = {
  name: 'lessons',
  type: {
    name: 'lessons',
    endpoint: '/lessons',
    description: 'The progress in the guide',
    schema: {
      ...{ id: 'urn:pingone-sandbox:lessons', name: 'lessons', description: 'lessons' },
      attributes: [],
    },
    extensions: [],
  },
}

/** A change whose ids are known. */
export interface KnownLessonsChange {
  readonly lessons: readonly (readonly [LessonId, LessonChange])[]
  readonly current?: LessonId | null | undefined
}

type LessonChange = NonNullable<LessonsChange['lessons']>[string]

/** The progress in the lessons of the guide, kept until a reset. */
export interface LessonProgresses {
  readonly read: () => Promise<LessonsReport>
  /** Applies a change; changes that arrive together are applied one after the other. */
  readonly change: (change: KnownLessonsChange) => Promise<LessonsReport>
}

export interface LessonProgressOptions {
  /** Opened with `lessonCollection`. */
  readonly store: Pick<Store, 'get' | 'commit'>
  readonly now: () => Date
  /** The last `seq` of the journal and of the requests to the reference server. */
  readonly ends: () => Promise<Pick<LessonProgress, 'after' | 'afterRequest'>>
  /** Called after each change of the progress. */
  readonly onChange: () => void
}

const collection = lessonCollection.name
const id = 'progress'

/** The documents of an earlier version may have lessons and steps that there are no longer. */
type StoredProgress = { readonly id: string } & LessonsReport

export function createLessonProgresses(options: LessonProgressOptions): LessonProgresses {
  const { store, now, ends, onChange } = options
  let latest: Promise<unknown> = Promise.resolve()

  async function read(): Promise<LessonsReport> {
    const stored = await store.get<StoredProgress>(collection, id)
    const { lessons = {}, current } = stored?.document ?? {}
    const known = lessonIds.flatMap((lesson) => {
      const progress = lessons[lesson]
      return progress ? [[lesson, withKnownSteps(lesson, progress)] as const] : []
    })
    return {
      lessons: Object.fromEntries(known),
      ...(current !== undefined && lessonIds.some((lesson) => lesson === current) && { current }),
    }
  }

  async function apply({ lessons, current }: KnownLessonsChange): Promise<LessonsReport> {
    const before = await read()
    const start = { startedAt: now().toISOString(), ...(await ends()) }
    const next = { ...before.lessons }
    for (const [lesson, change] of lessons) {
      const progress = changed(lesson, { known: before.lessons[lesson], change, start })
      if (progress) next[lesson] = progress
    }
    const open = current === undefined ? before.current : (current ?? undefined)
    const after: LessonsReport = { lessons: next, ...(open !== undefined && { current: open }) }
    if (JSON.stringify(after) === JSON.stringify(before)) return before
    await store.commit([{ kind: 'put', collection, document: { id, ...after } }])
    onChange()
    return after
  }

  return {
    read,
    change(change) {
      const applied = latest.then(() => apply(change))
      latest = applied.catch(() => {})
      return applied
    },
  }
}

/** Lists the steps in the order of the lesson, each once. */
function withKnownSteps(lesson: LessonId, progress: LessonProgress): LessonProgress {
  const done = new Set(progress.done)
  return { ...progress, done: lessonSteps[lesson].filter((step) => done.has(step)) }
}

interface ProgressChange {
  /** Absent before the lesson was started. */
  readonly known: LessonProgress | undefined
  readonly change: LessonChange
  /** The start of a lesson that is started now. */
  readonly start: Omit<LessonProgress, 'done' | 'completedAt'>
}

/** The progress after a change; undefined when the lesson was not started. */
function changed(lesson: LessonId, { known, change, start }: ProgressChange) {
  const { done = [], restart, startedAt } = change
  // Another window has started the lesson anew, or the sandbox was reset.
  if (startedAt !== undefined && startedAt !== known?.startedAt) return known
  // A lesson that was started by what is done already considers the whole journal.
  const implicit = { ...start, after: 0, afterRequest: 0 }
  const base: LessonProgress = restart
    ? { done: [], ...start }
    : (known ?? { done: [], ...implicit })
  const progress = withKnownSteps(lesson, { ...base, done: [...base.done, ...done] })
  const isComplete = wholeSteps(lesson).every((step) => progress.done.includes(step))
  const completedAt = isComplete ? (base.completedAt ?? start.startedAt) : undefined
  return { ...progress, ...(completedAt !== undefined && { completedAt }) }
}
