import type { Router } from '@pingone-sandbox/http'
import type { RequestHandler } from 'express'
import type { Settings } from './config/settings.ts'
import { builtConsoleFolder, noConsole, serveBuiltConsole } from './host/built-console.ts'
import { createDevelopmentConsole } from './host/development-console.ts'
import type { DevelopmentConsole } from './host/development-console.ts'
import { createMainApp, createScimApp } from './host/apps.ts'
import { isLoopback, listen } from './host/listen.ts'
import type { Listener } from './host/listen.ts'

export interface HostOptions {
  readonly settings: Settings
  /** Serves the console's sources in watch mode. */
  readonly dev: boolean
  readonly pingone: Router
  readonly control: Router
  readonly scim: Router
  /** Dates the answers; the system does unless given. */
  readonly date?: () => Date
}

export interface SandboxUrls {
  readonly console: string
  /** The Platform API. */
  readonly api: string
  /** Where tokens of the Platform API come from. */
  readonly auth: string
  readonly control: string
  /** The reference server; absent when it is switched off. */
  readonly scim?: string
}

export interface Host {
  readonly urls: SandboxUrls
  /** Resolves once the console can be asked for. */
  readonly consoleReady: () => Promise<void>
  close(): Promise<void>
}

/**
 * Puts the sandbox on its two ports: one for people and scripts, one for the reference server, so that the latter alone can be
 * exposed to a container or a tunnel.
 *
 * Throws a `SandboxError` `port_in_use` or `cannot_listen`.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { settings, dev, pingone, control, scim, date } = options
  const { host, port, scimPort } = settings
  const allowedHosts = isLoopback(host) ? settings.allowedHost : [...settings.allowedHost, host]
  const development = dev && settings.console ? createDevelopmentConsole() : undefined
  const listeners: { main?: Listener; scim?: Listener } = {}

  const mainApp = createMainApp({
    pingone,
    control,
    console: chooseConsole(settings, development),
    allowedHosts,
    isDevelopment: dev,
    ...(date && { date }),
  })
  const scimApp = createScimApp({ router: scim, allowedHosts, ...(date && { date }) })

  const main = (listeners.main = await listen(mainApp, { host, port, flag: 'port' }))
  if (settings.scimServer) {
    listeners.scim = await listen(scimApp, { host, port: scimPort, flag: 'scim-port' }).catch(
      async (error: unknown) => {
        await main.close()
        throw error
      },
    )
  }
  const consoleReady = development?.start(main.server) ?? Promise.resolve()
  // Whoever asks for the console learns of a failure; a sandbox without its console still serves everything else.
  consoleReady.catch(() => {})

  return {
    urls: {
      console: main.origin,
      api: `${main.origin}/v1`,
      auth: main.origin,
      control: `${main.origin}/_sandbox`,
      ...(listeners.scim && { scim: `${listeners.scim.origin}/scim/v2` }),
    },
    consoleReady: () => consoleReady,
    async close() {
      await development?.close()
      await Promise.all([main.close(), listeners.scim?.close()])
    },
  }
}

function chooseConsole(settings: Settings, development?: DevelopmentConsole): RequestHandler {
  if (!settings.console) return noConsole
  return development?.handle ?? serveBuiltConsole(builtConsoleFolder)
}
