/** Runs a task once all that were given before it have ended. */
export type InTurn = <T>(task: () => T | Promise<T>) => Promise<T>

/** Makes a queue that runs one task at a time; a task that fails delays none. */
export function createQueue(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const run = last.then(task)
    last = run.catch(() => undefined)
    return run
  }
}
