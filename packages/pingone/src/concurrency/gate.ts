import { createUnderWay } from './under-way.ts'

/** Lets any number of works through side by side, and now and then one alone. */
export interface Gate {
  /** Begins at once, or after the one that goes alone. */
  pass<Result>(work: () => Promise<Result>): Promise<Result>
  /** Waits until everything that has passed is over; what comes meanwhile waits for this one. One at a time goes alone. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>
}

export function createGate(): Gate {
  const inside = createUnderWay()
  let closed: Promise<void> | undefined

  return {
    async pass(work) {
      while (closed) await closed
      return inside.track(work())
    },
    async alone(work) {
      while (closed) await closed
      const { promise, resolve } = Promise.withResolvers<void>()
      closed = promise
      try {
        await inside.settled()
        return await work()
      } finally {
        closed = undefined
        resolve()
      }
    },
  }
}
