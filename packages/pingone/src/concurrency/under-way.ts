/** Work that has begun and is not over yet. */
export interface UnderWay {
  /** Takes note of some work; answers what it answers. */
  readonly track: <Result>(work: Promise<Result>) => Promise<Result>
  /** Resolves once everything that is noted by now is over, well or not. */
  readonly settled: () => Promise<void>
}

export function createUnderWay(): UnderWay {
  const running = new Set<Promise<unknown>>()
  return {
    track(work) {
      const tracked = work.finally(() => running.delete(tracked))
      running.add(tracked)
      return tracked
    },
    settled: async () => void (await Promise.allSettled(running)),
  }
}
