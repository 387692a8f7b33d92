/** Writes an error to the log of the process. */
export type Log = (message: string, error?: unknown) => void

/**
 * Logs what nothing caught. A promise that fails without a handler ends nothing: what is stored is whole, and the sync continues.
 *
 * `end` is called after an exception, which leaves the process in an unknown state.
 */
export function reportMistakes(log: Log, end: () => void): void {
  process.on('unhandledRejection', (reason) =>
    log('The sandbox made a mistake and continues. Please report this', reason),
  )
  process.on('uncaughtException', (error) => {
    log(
      'The sandbox made a mistake and ends; the next start continues the remaining work. Please report this',
      error,
    )
    end()
  })
}
