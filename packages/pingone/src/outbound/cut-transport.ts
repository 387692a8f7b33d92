import { StoppedError, type Pauses } from './pauses.ts'
import type { Transport, TransportResult } from '../wire/transport.ts'

/**
 * A transport whose requests end with a `StoppedError` when they are cut off, however long the target is silent.
 *
 * What the target made of such a request is not known: the next start looks it up.
 */
export function createCutTransport(
  transport: Transport,
  pauses: Pick<Pauses, 'cutSignal'>,
): Transport {
  return async (request) => {
    const signal = pauses.cutSignal()
    if (signal.aborted) throw new StoppedError()
    const { promise: cutOff, reject } = Promise.withResolvers<TransportResult>()
    const cut = () => reject(new StoppedError())
    signal.addEventListener('abort', cut)
    try {
      // A transport that does not know the signal is not waited for either.
      return await Promise.race([transport({ ...request, signal }), cutOff])
    } finally {
      signal.removeEventListener('abort', cut)
    }
  }
}
