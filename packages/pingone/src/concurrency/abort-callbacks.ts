const callbacksOf = new WeakMap<AbortSignal, Set<() => void>>()

/**
 * Calls back once when a signal aborts. Returns what removes the callback.
 *
 * A signal that outlives many requests gets one listener for all of them: adding a listener for each costs more than the remaining work of a
 * request that waits for nothing.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const callbacks = callbacksOf.get(signal) ?? listenTo(signal)
  callbacks.add(callback)
  return () => callbacks.delete(callback)
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const callbacks = new Set<() => void>()
  callbacksOf.set(signal, callbacks)
  signal.addEventListener(
    'abort',
    () => {
      for (const callback of callbacks) callback()
    },
    { once: true },
  )
  return callbacks
}
