import { createPendingWork } from './pending-work.ts'

/** A readers–writer lock: many jobs run together; `exclusive` waits for them and runs without any other. */
export interface ReadersWriterLock {
  /** Runs a job beside others: at once, or after the exclusive one that is running or waiting. */
  shared<Result>(job: () => Promise<Result>): Promise<Result>
  /** Runs a job once all shared ones are over. Jobs that arrive meanwhile wait for it; exclusive ones run one after another. */
  exclusive<Result>(job: () => Promise<Result>): Promise<Result>
}

export function createReadersWriterLock(): ReadersWriterLock {
  const sharing = createPendingWork()
  let locked: Promise<void> | undefined

  return {
    async shared(job) {
      while (locked) await locked
      return sharing.track(job())
    },
    async exclusive(job) {
      while (locked) await locked
      const { promise, resolve } = Promise.withResolvers<void>()
      locked = promise
      try {
        await sharing.settled()
        return await job()
      } finally {
        locked = undefined
        resolve()
      }
    },
  }
}
