import { readFile } from 'node:fs/promises'

/** How the main thread of a process has spent its time since it started, in milliseconds; NaN where the system has no /proc. */
export interface MainThreadTime {
  readonly running: number
  /** Ready to run, while other threads had the cores. */
  readonly waiting: number
}

/** Reads the scheduler's statistics of a process: nanoseconds on a core, and nanoseconds in its queue. */
export async function readMainThread(pid: number): Promise<MainThreadTime> {
  const text = await readFile(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').catch(() => '')
  const [running = NaN, waiting = NaN] = text.split(' ').map(Number)
  return text === ''
    ? { running: NaN, waiting: NaN }
    : { running: running / 1e6, waiting: waiting / 1e6 }
}

/** What passed between two readings, and what is left of the wall time: the thread had nothing to do, or waited for the disk. */
export function spentBetween(
  before: MainThreadTime,
  after: MainThreadTime,
  time: number,
): { readonly waiting: number; readonly idle: number } {
  const waiting = after.waiting - before.waiting
  return { waiting, idle: Math.max(0, time - (after.running - before.running) - waiting) }
}
