import { constants } from 'node:os'

/** Ends a check early at a signal: the first lets it clean up, the second ends the process. */
export interface Interrupt extends Disposable {
  readonly signal: AbortSignal
  /** The exit code after a signal, 130 or 143; undefined when none came. */
  readonly exitCode: () => number | undefined
}

export interface InterruptOptions {
  readonly onFirst: () => void
  /** Says what may be left, before the process ends at once. */
  readonly onSecond: () => void
}

/** Listens for SIGINT and SIGTERM until it is disposed of. */
export function createInterrupt({ onFirst, onSecond }: InterruptOptions): Interrupt {
  const controller = new AbortController()
  const names = ['SIGINT', 'SIGTERM'] as const
  let code: number | undefined
  function interrupt(name: NodeJS.Signals): void {
    if (code !== undefined) {
      onSecond()
      process.exit(code)
    }
    code = 128 + constants.signals[name]
    onFirst()
    controller.abort(new Error(`The check was ended by ${name}.`))
  }
  for (const name of names) process.on(name, interrupt)
  return {
    signal: controller.signal,
    exitCode: () => code,
    [Symbol.dispose]() {
      for (const name of names) process.off(name, interrupt)
    },
  }
}
