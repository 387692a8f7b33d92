import type { Time } from './time.ts'

/** The sync was stopped while the work waited; the next start does the work. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError'

  constructor() {
    super('The sync was stopped.')
  }
}

/** Waits that can be ended, so that a stop does not last as long as a back-off. */
export interface Pauses {
  /** Rejects with a `StoppedError` when stopped. */
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Resolves once a promise settles, also when it rejects. Rejects with a `StoppedError` when stopped. */
  readonly until: (awaited: Promise<void>) => Promise<void>
  /** Throws a `StoppedError` when stopped. */
  readonly assertGoing: () => void
  /** Fires when the requests that are on their way are to be given up. */
  readonly cutSignal: () => AbortSignal
  /** Gives up the requests that are on their way: how they end at the target is not known. */
  readonly cut: () => void
  /** Ends every wait, and lets no new one begin before `resume`. */
  readonly stop: () => void
  readonly resume: () => void
}

export function createPauses(time: Pick<Time, 'sleep'>): Pauses {
  const waiting = new Set<(reason: Error) => void>()
  let isStopped = false
  let cutting = new AbortController()

  function wait(begin: (done: () => void) => (() => void) | void): Promise<void> {
    if (isStopped) return Promise.reject(new StoppedError())
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        waiting.delete(cancel)
        settle()
      }
      const cancel = (reason: Error) => {
        release?.()
        end(() => reject(reason))
      }
      waiting.add(cancel)
      const release = begin(() => end(resolve))
    })
  }

  return {
    sleep: (milliseconds) =>
      wait((done) => {
        const sleeping = new AbortController()
        time.sleep(milliseconds, sleeping.signal).then(done, () => {})
        return () => sleeping.abort()
      }),
    until: (awaited) =>
      wait((done) => {
        awaited.then(done, done)
      }),
    assertGoing() {
      if (isStopped) throw new StoppedError()
    },
    stop() {
      isStopped = true
      for (const cancel of [...waiting]) cancel(new StoppedError())
    },
    cutSignal: () => cutting.signal,
    cut: () => cutting.abort(),
    resume() {
      isStopped = false
      if (cutting.signal.aborted) cutting = new AbortController()
    },
  }
}
