import type { Lane } from './lane.ts'
import type { Task, TaskEnd } from './sync-context.ts'
import { countEnd, type TaskEnds } from './task-ends.ts'

/** Where tasks run, and where it is counted how they end. */
export interface Course {
  readonly lane: Lane
  readonly ends: TaskEnds
}

export interface TaskRun {
  readonly course: Course
  /** Tells what has been read from the source, as the queue does. */
  readonly mark: () => string | undefined
  /** Does one task; `mark` is that of the moment before its page was read. */
  readonly run: (task: Task, mark: string | undefined) => Promise<TaskEnd>
}

/** Runs tasks as they are found, and waits for all that have begun, whatever fails. Throws the first failure. */
export async function runTasks(
  pages: AsyncIterable<readonly Task[]>,
  { course: { lane, ends }, mark, run }: TaskRun,
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

  async function begin(): Promise<void> {
    let read = mark()
    for await (const page of pages) {
      for (const task of page) {
        await lane.hasRoom()
        if (failures.length > 0) return
        const done = runOne(task, read).finally(() => running.delete(done))
        running.add(done)
      }
      read = mark()
    }
  }

  await begin().catch((error: unknown) => failures.push(error))
  await Promise.all(running)
  if (failures.length > 0) throw failures[0]
}
