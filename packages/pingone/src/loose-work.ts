/** Work that nobody waits for, until everything has to stand still. */
export interface LooseWork {
  /** Lets it run; a failure is told in these words. */
  run(work: Promise<void>, failure: string): void
  settled(): Promise<void>
}

export function createLooseWork(log: (message: string, error: unknown) => void): LooseWork {
  const running = new Set<Promise<void>>()
  return {
    run(work, failure) {
      const tracked = work
        .catch((error: unknown) => log(failure, error))
        .finally(() => running.delete(tracked))
      running.add(tracked)
    },
    settled: async () => void (await Promise.all(running)),
  }
}
