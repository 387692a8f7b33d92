import { onAbort } from '../concurrency/abort-callbacks.ts'
import { StoppedError, type Pauses } from '../time/pauses.ts'
import type { Transport } from '../wire/transport.ts'

/**
 * A transport whose requests end with a `StoppedError` as soon as the signal aborts.
 *
 * Whether the target carried out such a request is unknown; the next start looks it up.
 */
export function createCutTransport(
  transport: Transport,
  pauses: Pick<Pauses, 'cutSignal'>,
): Transport {
  return (request) =>
    new Promise((resolve, reject) => {
      const signal = pauses.cutSignal()
      if (signal.aborted) return reject(new StoppedError())
      // A transport that ignores the signal does not delay the abort.
      const release = onAbort(signal, () => reject(new StoppedError()))
      transport({ ...request, signal }).then(
        (result) => {
          release()
          resolve(result)
        },
        (error: Error) => {
          release()
          reject(error)
        },
      )
    })
}
