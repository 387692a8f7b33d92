import pino from 'pino'
import { createSandbox, type Sandbox } from '../../sandbox.ts'
import { resolveConfig } from '../../config.ts'
import type { Settings } from '../../config/settings.ts'
import { isConsoleStale } from '../../host/console-sources.ts'
import { formatBanner, formatWarning } from './banner.ts'
import { formatReadyLine } from './ready-line.ts'
import { closeOnSignal } from './close-on-signal.ts'

/** Runs a sandbox until a signal ends it. Standard output gets the banner or the ready line alone. */
export async function start(flags: Readonly<Record<string, unknown>>, dev: boolean): Promise<void> {
  const config = await resolveConfig({ flags, environment: process.env, folder: process.cwd() })
  const { json, logLevel, ...settings } = config
  const destination = pino.destination(2)
  // A log on a full disk loses lines; the sandbox must not end with it.
  destination.on('error', () => {})
  const logger = pino({ level: logLevel, base: null }, destination)
  const log = (message: string, error?: unknown) => logger.error({ err: error }, message)

  if (!dev && settings.console && isConsoleStale()) {
    process.stderr.write('Building the console…\n')
    const { buildConsole } = await import('../../host/build-console.ts')
    await buildConsole()
  }
  const sandbox = await createSandbox({
    ...settings,
    dev,
    log,
    inform: (message) => logger.info(message),
  })
  closeOnSignal(sandbox, log)

  process.stdout.write(json ? formatReadyLine(sandbox) : formatBanner(sandbox, config))
  if (sandbox.isExposed) process.stderr.write(formatWarning(settings.host))
  reportReady(sandbox, settings)
  sandbox.consoleReady().catch((error: unknown) => log('The console did not start', error))
}

/** Sends the ports to the parent process that restarts this one, and whether the data are persistent. */
function reportReady({ urls }: Sandbox, { dataDir }: Pick<Settings, 'dataDir'>): void {
  process.send?.({
    port: new URL(urls.console).port,
    ...(urls.scim !== undefined && { scimPort: new URL(urls.scim).port }),
    isPersistent: dataDir !== undefined,
  })
}
