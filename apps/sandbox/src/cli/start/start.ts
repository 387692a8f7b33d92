import { resolveConfig } from '../../config.ts'
import type { Settings } from '../../config/settings.ts'
import type { Sandbox } from '../../sandbox.ts'
import { formatBanner, formatWarning } from './banner.ts'
import { closeOnSignal } from './close-on-signal.ts'
import { openSandbox } from './open-sandbox.ts'
import { formatReadyLine } from './ready-line.ts'

/** Runs a sandbox until a signal ends it. Standard output gets the banner or the ready line alone. */
export async function start(flags: Readonly<Record<string, unknown>>, dev: boolean): Promise<void> {
  const config = await resolveConfig({ flags, environment: process.env, folder: process.cwd() })
  const { sandbox, log } = await openSandbox(config, { dev })
  closeOnSignal(sandbox, log)

  process.stdout.write(config.json ? formatReadyLine(sandbox) : formatBanner(sandbox, config))
  if (sandbox.isExposed) process.stderr.write(formatWarning(config.host))
  reportReady(sandbox, config)
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
