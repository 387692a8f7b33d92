/** Runs a task once all earlier tasks have settled. */
export type InTurn = <T>(task: () => T | Promise<T>) => Promise<T>

/** Makes a queue that runs one task at a time, whether or not earlier ones failed. */
export function createQueue(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const run = last.then(task)
    last = run.catch(() => undefined)
    return run
  }
}
