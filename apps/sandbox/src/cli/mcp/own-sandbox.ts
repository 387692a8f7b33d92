import { resolveConfig } from '../../config.ts'
import { isConsoleStale } from '../../host/console-sources.ts'
import type { RunningSandbox } from '../remote/running-sandbox.ts'
import { closeOnSignal } from '../start/close-on-signal.ts'
import { openSandbox } from '../start/open-sandbox.ts'

/** Starts a sandbox in this process on free ports, in memory; the environment and the configuration file say the rest. */
export async function startOwnSandbox(): Promise<RunningSandbox & AsyncDisposable> {
  const settings = await resolveConfig({
    flags: { port: 0, scimPort: 0, dataDir: undefined },
    environment: process.env,
    folder: process.cwd(),
  })
  // The client waits for the tools: in a checkout, a start builds the console.
  const isServed = settings.console && !isConsoleStale()
  const { sandbox, log } = await openSandbox({ ...settings, console: isServed })
  closeOnSignal(sandbox, log)
  return {
    origin: new URL(sandbox.urls.control).origin,
    token: sandbox.consoleToken,
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}
