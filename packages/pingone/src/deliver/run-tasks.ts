import type { Link } from '../links/link.ts'
import type { Lane } from './lane.ts'
import type { Task, TaskEnd } from './sync-context.ts'
import { countEnd, type TaskEnds } from './task-ends.ts'

/** One run of a change over a connection: its lane, and the counts of how tasks ended. */
export interface ChangeRun {
  readonly lane: Lane
  readonly ends: TaskEnds
}

export interface TaskRun {
  readonly changeRun: ChangeRun
  /** The version of the source, as the queue reports it. */
  readonly version: () => string | undefined
  /** Reads the links of a page of tasks at once. */
  readonly linksOf?: (subjectIds: readonly string[]) => Promise<readonly Link[]>
  /** Runs one task; `version` is that of the source before its page was read. */
  readonly run: (task: Task, version: string | undefined) => Promise<TaskEnd>
}

/** Queues tasks page by page, and waits for all that were queued, also after a failure. Throws the first failure. */
export async function runTasks(
  pages: AsyncIterable<readonly Task[]>,
  { changeRun: { lane, ends }, version, linksOf, run }: TaskRun,
): Promise<void> {
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []

  async function runOne(task: Task, read: string | undefined): Promise<void> {
    try {
      const end = await lane.run(task.id, () => run(task, read))
      if (end !== 'outside') countEnd(ends, end)
    } catch (error) {
      failures.push(error)
    }
  }

  async function queuePage(page: readonly Task[], read: string | undefined): Promise<void> {
    // Another change may work on a subject before its task of this page is queued; its link is read by the task then.
    using touched = lane.watch()
    const found = page.length > 1 ? await linksOf?.(page.map(({ id }) => id)) : undefined
    const linkOf = found && new Map(found.map((link) => [link.subjectId, link]))
    for (const task of page) {
      await lane.hasRoom()
      if (failures.length > 0) return
      const isKnown = linkOf && !touched.has(task.id)
      const queued = isKnown ? { ...task, read: { link: linkOf.get(task.id) } } : task
      const done = runOne(queued, read).finally(() => running.delete(done))
      running.add(done)
    }
  }

  async function queueAll(): Promise<void> {
    let read = version()
    for await (const page of pages) {
      await queuePage(page, read)
      if (failures.length > 0) return
      read = version()
    }
  }

  await queueAll().catch((error: unknown) => failures.push(error))
  await Promise.all(running)
  if (failures.length > 0) throw failures[0]
}
