/** Runs a limited number of tasks at the same time; the others wait in the order of the calls. */
export interface Semaphore {
  /** Runs a task at once, or as soon as fewer tasks run than the limit allows. */
  readonly run: <Result>(task: () => Promise<Result>) => Promise<Result>
  /** Back-pressure: resolves when fewer tasks wait than `count`. */
  readonly whenFewerWait: (count: number) => Promise<void>
  /** Takes effect for the tasks that wait; those that run are not stopped. */
  readonly setLimit: (limit: number) => void
  readonly counts: () => { readonly waiting: number; readonly running: number }
}

export function createSemaphore(limit: number): Semaphore {
  const waiting: (() => void)[] = []
  let onStart: (() => void)[] = []
  let running = 0

  function startWaiting(): void {
    while (running < limit && waiting.length > 0) {
      running += 1
      waiting.shift()?.()
    }
    const callbacks = onStart
    onStart = []
    for (const callback of callbacks) callback()
  }

  return {
    async run(task) {
      if (running < limit && waiting.length === 0) running += 1
      else await new Promise<void>((start) => waiting.push(start))
      try {
        return await task()
      } finally {
        running -= 1
        startWaiting()
      }
    },
    async whenFewerWait(count) {
      while (waiting.length >= count) await new Promise<void>((resolve) => onStart.push(resolve))
    },
    setLimit(next) {
      limit = next
      startWaiting()
    },
    counts: () => ({ waiting: waiting.length, running }),
  }
}
