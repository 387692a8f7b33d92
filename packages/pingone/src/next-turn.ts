/** Resolves in the next turn of the event loop, after what came in meanwhile was answered. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if ('setImmediate' in globalThis) setImmediate(resolve)
    else setTimeout(resolve)
  })
}

/**
 * Makes a queue of turns: whoever waits gets a turn of the event loop of its own, in the order of asking.
 *
 * Work that computes for long, as expressions may, then holds up others for one piece at a time, however many pieces wait.
 */
export function createTurns(): () => Promise<void> {
  let last = Promise.resolve()
  return () => (last = last.then(nextTurn))
}
