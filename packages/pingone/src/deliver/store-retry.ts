import { StoreError } from '@pingone-sandbox/store'
import type { StoreOutage } from '@pingone-sandbox/contract'
import { StoppedError, type Pauses } from '../time/pauses.ts'

export interface StoreRetryOptions {
  readonly pauses: Pick<Pauses, 'sleep' | 'until'>
  readonly clock: () => Date
  /** Called when the store starts to fail, and when it works again. */
  readonly onChange: (outage: StoreOutage | undefined, error?: StoreError) => void
}

/** Retries operations of a store that fails, so that provisioning loses none of its results and none of its tasks. */
export interface StoreRetry {
  /**
   * Runs an operation of the store, and retries it with back-off while the store fails. Other operations wait meanwhile: one at a
   * time tries whether the store works again.
   *
   * Throws errors of other kinds at once, and a `StoppedError` when the sync is stopped.
   */
  readonly retry: <Result>(operation: () => Promise<Result>) => Promise<Result>
  /** Resolves once the store works: at once, or when the outage is over. Throws a `StoppedError` when the sync is stopped. */
  readonly untilItWorks: () => Promise<void>
  /** How the store fails; undefined while it works. */
  readonly outage: () => StoreOutage | undefined
}

/** The shortest and the longest pause between two tries, in milliseconds. */
const shortest = 50
const longest = 5000

export function createStoreRetry({ pauses, clock, onChange }: StoreRetryOptions): StoreRetry {
  let outage: StoreOutage | undefined
  let over: PromiseWithResolvers<void> | undefined

  async function untilItWorks(): Promise<void> {
    while (over) await pauses.until(over.promise)
  }

  async function retry<Result>(operation: () => Promise<Result>): Promise<Result> {
    for (;;) {
      if (over) await untilItWorks()
      try {
        return await operation()
      } catch (error) {
        if (!isPassing(error)) throw error
        // Operations that fail at the same time wait for the first of them.
        if (!over) return await retryUntilItWorks(operation, error)
      }
    }
  }

  async function retryUntilItWorks<Result>(
    operation: () => Promise<Result>,
    first: StoreError,
  ): Promise<Result> {
    const mine = (over = Promise.withResolvers())
    const since = clock().toISOString()
    let failure = first
    let works = false
    try {
      for (let pause = shortest; ; pause = Math.min(pause * 2, longest)) {
        const retryAt = new Date(clock().getTime() + pause).toISOString()
        const isNew = outage?.reason !== failure.reason
        outage = { reason: failure.reason, remedy: failure.remedy, since, retryAt }
        if (isNew) onChange(outage, failure)
        await pauses.sleep(pause)
        try {
          const result = await operation()
          works = true
          return result
        } catch (error) {
          works = !isPassing(error) && !(error instanceof StoppedError)
          if (!isPassing(error)) throw error
          failure = error
        }
      }
    } finally {
      outage = undefined
      over = undefined
      if (works) onChange(undefined)
      mine.resolve()
    }
  }

  return { retry, untilItWorks, outage: () => outage }
}

/** A store that was closed stays closed. */
const isPassing = (error: unknown): error is StoreError =>
  error instanceof StoreError && error.problem !== 'closed'
