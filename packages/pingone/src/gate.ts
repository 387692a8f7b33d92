/** Lets any number of works through side by side, and now and then one alone. */
export interface Gate {
  /** Begins at once, or after the one that goes alone. */
  pass<Result>(work: () => Promise<Result>): Promise<Result>
  /** Waits until everything that has passed is over; what comes meanwhile waits for this one. One at a time goes alone. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>
}

export function createGate(): Gate {
  const inside = new Set<Promise<unknown>>()
  let closed: Promise<void> | undefined

  return {
    async pass(work) {
      while (closed) await closed
      const done = work().finally(() => inside.delete(done))
      inside.add(done)
      return done
    },
    async alone(work) {
      while (closed) await closed
      const { promise, resolve } = Promise.withResolvers<void>()
      closed = promise
      try {
        await Promise.allSettled(inside)
        return await work()
      } finally {
        closed = undefined
        resolve()
      }
    },
  }
}
