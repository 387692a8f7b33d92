/** Resolves in the next turn of the event loop, after what came in meanwhile was answered. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if ('setImmediate' in globalThis) setImmediate(resolve)
    else setTimeout(resolve)
  })
}

/** Pieces of work that follow each other within so many milliseconds share a turn of the event loop. */
const shortMs = 10
/** After a longer piece, so many pieces get a turn of their own each. */
const cautious = 64

/**
 * Makes a queue of turns: work that waits in it is let go in the order of asking.
 *
 * Work that computes for long, as expressions may, gets a turn of the event loop for each piece, so that it holds up others for one
 * piece at a time. Short pieces share turns: a turn for each of them costs more than they do.
 */
export function createTurns(): () => Promise<void> {
  let last = Promise.resolve()
  let at = Number.NEGATIVE_INFINITY
  let separate = 0

  async function turn(): Promise<void> {
    if (performance.now() - at > shortMs) separate = cautious
    if (separate > 0) {
      separate -= 1
      await nextTurn()
    }
    at = performance.now()
  }

  return () => (last = last.then(turn))
}
