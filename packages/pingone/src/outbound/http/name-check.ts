import type { LookupFunction } from 'node:net'
import { AddressRefusedError } from './guard-errors.ts'

/** How long a name that was not refused is taken for good, in milliseconds. */
const holdsFor = 60_000

/**
 * Creates the check of names that a proxy resolves: it throws an `AddressRefusedError` for one that resolves to a refused address here.
 *
 * A name that cannot be resolved here passes, since the proxy may resolve more names. Each is looked up once a minute at most, because
 * where a proxy is needed the names of the world beyond it are often slow to fail.
 */
export function createNameCheck(lookup: LookupFunction): (hostname: string) => Promise<void> {
  const passed = new Map<string, number>()
  return async (hostname) => {
    if ((passed.get(hostname) ?? 0) > performance.now()) return
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    lookup(hostname, { all: true }, (error) =>
      error instanceof AddressRefusedError ? reject(error) : resolve(),
    )
    await promise
    passed.set(hostname, performance.now() + holdsFor)
  }
}

/** Waits for some work, but not beyond a signal. */
export async function untilAborted<Value>(
  work: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (signal === undefined) return work
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason as Error)
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
