import { setTimeout as delay } from 'node:timers/promises'
import type { Sandbox } from '../../sandbox.ts'
import { type Log, reportMistakes } from './report-mistakes.ts'

/** Milliseconds that closing may take. */
const PATIENCE = 2000

/**
 * Ends the process in order: at the first SIGINT or SIGTERM with 0, after an exception that nothing caught with 1. A second signal
 * ends it at once.
 */
export function closeOnSignal(sandbox: Pick<Sandbox, 'close'>, log: Log): void {
  let isClosing = false

  async function close(code: number): Promise<void> {
    if (isClosing) process.exit(1)
    isClosing = true
    const isClosed = await Promise.race([
      sandbox.close().then(
        () => true,
        (error: unknown) => {
          log(
            'The sandbox could not be closed in order; the next start takes up what is left',
            error,
          )
          return false
        },
      ),
      delay(PATIENCE, false, { ref: false }),
    ])
    process.exit(isClosed ? code : 1)
  }

  const end = (code: number): void => {
    close(code).catch(() => process.exit(1))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end(0))
  // The process that restarts this one on a change of its sources closes the channel, or has ended.
  process.on('disconnect', () => {
    if (!isClosing) end(0)
  })
  reportMistakes(log, () => end(1))
}
