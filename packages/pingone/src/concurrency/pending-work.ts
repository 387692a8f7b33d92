/** The jobs that have started and are not over. */
export interface PendingWork {
  /** Tracks a promise until it settles; returns what it resolves to. */
  readonly track: <Result>(work: Promise<Result>) => Promise<Result>
  /** Resolves once every promise that is tracked by now has settled, with or without success. */
  readonly settled: () => Promise<void>
}

export function createPendingWork(): PendingWork {
  const running = new Set<Promise<unknown>>()
  return {
    track(work) {
      const end = () => running.delete(work)
      running.add(work)
      work.then(end, end)
      return work
    },
    settled: async () => void (await Promise.allSettled(running)),
  }
}
