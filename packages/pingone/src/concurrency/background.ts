import { createPendingWork } from './pending-work.ts'

export interface BackgroundOptions {
  readonly onFailure: (message: string, error: unknown) => void
  /** Tells whether an error is the expected end of a job that was stopped. */
  readonly isStopped: (error: unknown) => boolean
}

/** Jobs whose results are not awaited where they start. */
export interface Background {
  /** Owns a job from here on. A failure is reported with the message; a stopped job is not. */
  readonly run: (job: Promise<void>, failure: string) => void
  /** Resolves once every job that has started by now is over. */
  readonly settled: () => Promise<void>
}

export function createBackground({ onFailure, isStopped }: BackgroundOptions): Background {
  const pending = createPendingWork()
  return {
    run(job, failure) {
      const owned = job.catch((error: unknown) => {
        if (!isStopped(error)) onFailure(failure, error)
      })
      pending.track(owned).catch(() => {})
    },
    settled: pending.settled,
  }
}
