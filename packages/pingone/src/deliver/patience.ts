import { StoreError } from '@pingone-sandbox/store'
import type { StoreOutage } from '@pingone-sandbox/contract'
import { StoppedError, type Pauses } from '../outbound/pauses.ts'

export interface PatienceOptions {
  readonly pauses: Pick<Pauses, 'sleep' | 'until'>
  readonly clock: () => Date
  /** Told when the store begins to fail, and when it works again. */
  readonly onChange: (outage: StoreOutage | undefined, error?: StoreError) => void
}

/** Waits for a store that fails, so that provisioning loses nothing of what it did and of what it was about to do. */
export interface Patience {
  /**
   * Does one operation of the store, again and again while the store fails. Everything else that is to be done waits meanwhile:
   * one operation at a time tries whether the store works again.
   *
   * Throws what is no failure of the store, and a `StoppedError` when the sync is stopped.
   */
  readonly persist: <Result>(operation: () => Promise<Result>) => Promise<Result>
  /** Resolves once the store works: at once, or when the outage is over. Throws a `StoppedError` when the sync is stopped. */
  readonly untilItWorks: () => Promise<void>
  /** How the store fails; undefined while it works. */
  readonly outage: () => StoreOutage | undefined
}

/** The pauses between two tries, in milliseconds. */
const shortest = 50
const longest = 5000

export function createPatience({ pauses, clock, onChange }: PatienceOptions): Patience {
  let outage: StoreOutage | undefined
  let over: PromiseWithResolvers<void> | undefined

  async function untilItWorks(): Promise<void> {
    while (over) await pauses.until(over.promise)
  }

  async function persist<Result>(operation: () => Promise<Result>): Promise<Result> {
    for (;;) {
      await untilItWorks()
      try {
        return await operation()
      } catch (error) {
        if (!isPassing(error)) throw error
        // Others that have failed at the same time wait for the first of them.
        if (!over) return await sitOut(operation, error)
      }
    }
  }

  async function sitOut<Result>(
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

  return { persist, untilItWorks, outage: () => outage }
}

/** A store that was closed stays closed. */
const isPassing = (error: unknown): error is StoreError =>
  error instanceof StoreError && error.problem !== 'closed'
