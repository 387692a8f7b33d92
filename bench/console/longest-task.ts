/** One event of a trace of Chromium; times are microseconds. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Of the processor, without the time in which others had it. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** The categories that a trace needs for this. */
export const taskCategories = ['toplevel', '__metadata'] as const

/** The longest that a task kept the main thread of a page busy, in milliseconds of the processor. */
export function longestTask(trace: string): number {
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] }
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  )
  const tasks = traceEvents.filter(
    (event) =>
      event.ph === 'X' && event.name.endsWith('RunTask') && mainThreads.has(threadOf(event)),
  )
  if (tasks.length === 0) throw new Error('The trace has no task of a main thread.')
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
