const callbacksOf = new WeakMap<AbortSignal, Set<() => void>>()

/**
 * Calls a function once when a signal aborts; a signal that has aborted already calls nothing. Returns a function that removes it.
 *
 * A signal that outlives many requests gets one listener for all of them: to add a listener for each costs more than a request
 * that waits for nothing.
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
