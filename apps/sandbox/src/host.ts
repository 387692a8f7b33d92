import { randomBytes } from 'node:crypto'
import { RequestError } from '@pingone-sandbox/http'
import type { HttpResponse, RouteName, Router } from '@pingone-sandbox/http'
import { createHostGuard } from '@pingone-sandbox/http/express'
import type { RequestHandler } from 'express'
import type { Settings } from './config/settings.ts'
import { builtConsoleFolder, noConsole, serveBuiltConsole } from './host/built-console.ts'
import { createConsoleAccess } from './host/console-access.ts'
import { createDevelopmentConsole } from './host/development-console.ts'
import type { DevelopmentConsole } from './host/development-console.ts'
import { createMainApp, createScimApp } from './host/apps.ts'
import { interfaceAt, pathOf } from './host/interface-at.ts'
import type { MainInterface } from './host/interface-at.ts'
import { findAddresses, formatHost, isLoopback, listen } from './host/listen.ts'
import type { Listener } from './host/listen.ts'
import type { TakeUpgrade } from './host/upgrades.ts'
import { rawSecurityHeaders } from './host/security-headers.ts'
import { runsFromSource } from './package/runs-from-source.ts'

export interface HostOptions {
  readonly settings: Settings
  /** Serves the console's sources in watch mode; without effect outside a checkout. */
  readonly dev: boolean
  /** The path that all paths begin with; may be empty. */
  readonly basePath: string
  readonly platform: Router
  readonly control: Router
  readonly scim: Router
  /** Gives the `Date` of every answer; the system does unless given. */
  readonly date?: () => Date
  /** Receives internal errors. */
  readonly log: (message: string, error: unknown) => void
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

/** One of the ports, with what answers there. */
export interface ListenerPlace {
  readonly name: 'main' | 'scim'
  readonly origin: string
  readonly interfaces: readonly InterfacePlace[]
}

export interface InterfacePlace {
  readonly name: MainInterface | 'scim'
  /** Of its route table; the console has none. */
  readonly routes: readonly RouteName[]
}

export interface Host {
  readonly urls: SandboxUrls
  /** Every place where a request may arrive. */
  readonly listeners: readonly ListenerPlace[]
  /** The token that the console and the control API ask for; absent when every client of this machine may use them. */
  readonly consoleToken: string | undefined
  /** Other machines can reach it. */
  readonly isExposed: boolean
  /** Resolves once the console answers. */
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
  const { settings, dev, basePath, platform, control, scim, date, log } = options
  const { port, scimPort } = settings
  const addresses = await findAddresses(settings.host)
  const isExposed = !isLoopback(addresses)
  const guard = createHostGuard([...settings.allowedHost, ...ownNames(settings.host)])
  // Under a fixed clock ids and tokens can be predicted; this one never.
  const consoleToken =
    settings.consoleToken ?? (isExposed ? randomBytes(32).toString('base64url') : undefined)
  const access =
    consoleToken === undefined ? undefined : createConsoleAccess(consoleToken, basePath)
  const development =
    runsFromSource && dev && settings.console
      ? createDevelopmentConsole({ dataDir: settings.dataDir, basePath })
      : undefined
  const listeners: { main?: Listener; scim?: Listener } = {}

  const mainApp = createMainApp({
    basePath,
    platform,
    control,
    console: chooseConsole(settings, { development, basePath }),
    guard,
    isDevelopment: runsFromSource && dev,
    log,
    ...(access && { access }),
    ...(date && { date }),
  })
  const scimApp = createScimApp({ router: scim, guard, ...(date && { date }) })
  const takeNoUpgrade: TakeUpgrade = (request) => guard(request) ?? noUpgrade()

  const main = (listeners.main = await listen(mainApp, {
    addresses,
    port,
    flag: 'port',
    refuse(error, target) {
      const router = { control, platform, console: pages }[interfaceAt(pathOf(target), basePath)]
      const { headers, ...answer } = refuse(router, error, target)
      return { ...answer, headers: { ...headers, ...rawSecurityHeaders } }
    },
    takeUpgrade(request, connection) {
      const refusal = guard(request)
      if (refusal) return refusal
      if (access?.admits(request) === false)
        return new RequestError(401, 'This upgrade asks for the console token.')
      return development?.takeUpgrade(request, connection) ? true : noUpgrade()
    },
  }))
  if (settings.scimServer) {
    listeners.scim = await listen(scimApp, {
      addresses,
      port: scimPort,
      flag: 'scim-port',
      refuse: (error, target) => refuse(scim, error, target),
      takeUpgrade: takeNoUpgrade,
    }).catch(async (error: unknown) => {
      await main.close()
      throw error
    })
  }
  const base = main.origin + basePath
  const consoleReady = development?.start() ?? Promise.resolve()
  // A request for the console reports the failure; everything else is served without the console.
  consoleReady.catch(() => {})

  return {
    urls: {
      console: base,
      api: `${base}/v1`,
      auth: base,
      control: `${base}/_sandbox`,
      ...(listeners.scim && { scim: `${listeners.scim.origin}${basePath}/scim/v2` }),
    },
    listeners: [
      {
        name: 'main',
        origin: main.origin,
        interfaces: [
          { name: 'control', routes: control.routes },
          { name: 'platform', routes: platform.routes },
          { name: 'console', routes: [] },
        ],
      },
      ...(listeners.scim
        ? [
            {
              name: 'scim' as const,
              origin: listeners.scim.origin,
              interfaces: [{ name: 'scim' as const, routes: scim.routes }],
            },
          ]
        : []),
    ],
    consoleToken,
    isExposed,
    consoleReady: () => consoleReady,
    async close() {
      await Promise.all([development?.close(), main.close(), listeners.scim?.close()])
    },
  }
}

/** The accepted Host header values for a chosen address, in addition to the loopback names. */
function ownNames(host: string): readonly string[] {
  const name = formatHost(host.replace(/^\[(.*)\]$/, '$1'))
  return ['localhost', '127.0.0.1', '[::1]'].includes(name) ? [] : [name]
}

const noUpgrade = () => new RequestError(404, 'Nothing here can be upgraded to another protocol.')

/** Errors as plain text, for addresses that a browser opens. */
const pages: Pick<Router, 'refuse'> = {
  refuse: (error) => ({
    status: error instanceof RequestError ? error.status : 500,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: `${error instanceof RequestError ? error.message : 'The sandbox made a mistake.'}\n`,
  }),
}

function refuse(router: Pick<Router, 'refuse'>, error: RequestError, target: string): HttpResponse {
  const query = new URLSearchParams()
  const request = { method: 'GET', base: '', path: pathOf(target), query, headers: {}, body: '' }
  return router.refuse(error, request)
}

function chooseConsole(
  { console }: Settings,
  parts: {
    readonly development: DevelopmentConsole | undefined
    readonly basePath: string
  },
): RequestHandler {
  if (!console) return noConsole
  return parts.development?.handle ?? serveBuiltConsole(builtConsoleFolder, parts.basePath)
}
