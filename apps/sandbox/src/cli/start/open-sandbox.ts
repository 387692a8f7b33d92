import pino from 'pino'
import type { Settings } from '../../config/settings.ts'
import { isConsoleStale } from '../../host/console-sources.ts'
import { runsFromSource } from '../../package/runs-from-source.ts'
import { createSandbox, type Sandbox } from '../../sandbox.ts'
import type { Log } from './report-mistakes.ts'

/** A sandbox that runs in this process, and the log of the process. */
export interface OpenSandbox {
  readonly sandbox: Sandbox
  readonly log: Log
}

/** Starts a sandbox that logs to standard error; builds the console first where it is older than its sources. */
export async function openSandbox(
  { json: _, logLevel, ...settings }: Settings,
  { dev = false }: { readonly dev?: boolean } = {},
): Promise<OpenSandbox> {
  const destination = pino.destination(2)
  // A log on a full disk loses lines; the sandbox must not end with it.
  destination.on('error', () => {})
  const logger = pino({ level: logLevel, base: null }, destination)
  const log: Log = (message, error) => logger.error({ err: error }, message)

  if (runsFromSource && !dev && settings.console && isConsoleStale()) {
    process.stderr.write('Building the console…\n')
    const { buildConsole } = await import('../../host/build-console.ts')
    await buildConsole()
  }
  const inform = (message: string) => logger.info(message)
  return { sandbox: await createSandbox({ ...settings, dev, log, inform }), log }
}
