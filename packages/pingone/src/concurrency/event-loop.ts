/** Resolves in the next turn of the event loop, so that I/O that has arrived is handled first. */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    if ('setImmediate' in globalThis) setImmediate(resolve)
    else setTimeout(resolve)
  })
}

/** Milliseconds that a piece of work may take and still share a turn of the event loop with the next one. */
const shortMs = 10
/** The number of pieces that get a turn each after one that took longer. */
const cautious = 64

/**
 * Creates a function that a long computation awaits before each piece of work. Waiting pieces continue in the order of their calls.
 *
 * After a piece that took long, as expressions may, each piece gets a turn of the event loop of its own, so that requests wait for
 * one piece at most. Short pieces share a turn: a turn for each costs more than the piece.
 */
export function createCooperativeYield(): () => Promise<void> {
  let last = Promise.resolve()
  let at = Number.NEGATIVE_INFINITY
  let separate = 0

  async function turn(): Promise<void> {
    if (performance.now() - at > shortMs) separate = cautious
    if (separate > 0) {
      separate -= 1
      await yieldToEventLoop()
    }
    at = performance.now()
  }

  return () => (last = last.then(turn))
}
