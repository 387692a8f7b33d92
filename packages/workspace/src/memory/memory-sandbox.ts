import {
  createAdministrator,
  createControlClient,
  createPlatformClient,
  createSandboxControl,
  type Fetch,
} from '@pingone-sandbox/client'
import { createSandboxActions, type SandboxActions } from '@pingone-sandbox/client/actions'
import type { Router } from '@pingone-sandbox/http'
import { toFetch } from '@pingone-sandbox/http/fetch'
import type { SeededDirectory, Time, Transport } from '@pingone-sandbox/pingone'
import type { Workspace } from '../workspace.ts'
import { openMemoryWorkspace } from './open-workspace.ts'
import { readServer, type ServerOptions } from './server-settings.ts'
import { readTenant, type TenantOptions } from './tenant-settings.ts'

export interface MemorySandboxOptions extends TenantOptions {
  /** Where the Platform API and the authorization server are reached. */
  readonly urls: { readonly api: string; readonly auth: string }
  /** The region of the environments; `NA` unless given. */
  readonly region?: string
  /** The path that all paths begin with, such as `/w/demo`; none unless given. */
  readonly basePath?: string
  /** The reference server and its SCIM base URL; absent where there is none. */
  readonly scim?: ServerOptions & { readonly url: string }
  /** Sends the requests of the simulated client; the global `fetch` at the time of the request unless given. */
  readonly fetch?: Fetch
  /** Replaces `fetch` for the simulated client. */
  readonly transport?: Transport
  /** Replaces the time of this machine. */
  readonly time?: Time
  readonly version?: string
  /** Receives defects of the simulator; `console.error` unless given. */
  readonly log?: (message: string, error?: unknown) => void
}

/** A sandbox whose parts are all in this process. It opens with its first request, or by `open`. */
export interface MemorySandbox extends SandboxActions {
  readonly open: () => Promise<Workspace>
  /** Each opens the sandbox, and returns a router of it. */
  readonly routers: Readonly<Record<RouterName, () => Promise<Router>>>
  /** Each answers requests by a router of the sandbox; nothing is sent, and no handler sees it. */
  readonly fetch: Readonly<Record<RouterName, Fetch>>
  readonly credentials: SeededDirectory
  /** The bearer token of the reference server. */
  readonly token: string
  /** Stops what sends. */
  readonly close: () => Promise<void>
}

type RouterName = keyof Workspace['routers']

/**
 * Makes a sandbox in memory, without listeners and without a module of Node.
 *
 * Throws at once for options that are wrong: a `SandboxError`, an `UnknownBehaviourError` or a `SchemaFileError`.
 */
export function createMemorySandbox(options: MemorySandboxOptions): MemorySandbox {
  const { urls, region = 'NA', basePath = '', scim, time, transport } = options
  const { version = '0', log = console.error } = options
  // Looked up at each call, since msw and tests replace it.
  const { fetch: send = (url, init) => globalThis.fetch(url, init) } = options
  const { credentials, ...tenant } = readTenant(options, region)
  const server = readServer(scim ?? {})
  let opening: Promise<Workspace> | undefined

  const open = (): Promise<Workspace> =>
    (opening ??= openMemoryWorkspace({
      ...{ basePath, scim: scim?.url, server, ...tenant, time, transport, version, log },
      fetch: send,
    }))
  const router = (name: RouterName) => async () => (await open()).routers[name]
  const routers = { platform: router('platform'), control: router('control'), scim: router('scim') }
  const ask =
    (name: RouterName): Fetch =>
    async (url, init) =>
      toFetch(await routers[name]())(url, init)
  const [platform, control] = [ask('platform'), ask('control')]

  const actions = createSandboxActions({
    administrator: createAdministrator(
      createPlatformClient({ ...credentials, ...urls, fetch: platform }),
    ),
    control: createSandboxControl(
      createControlClient({
        control: new URL(`${basePath}/_sandbox`, urls.api).href,
        fetch: control,
      }),
    ),
  })

  return {
    ...actions,
    open,
    routers,
    fetch: { platform, control, scim: ask('scim') },
    credentials,
    token: server.token,
    // A sandbox that nothing has opened is as the seed has it.
    reset: async () => opening && actions.reset(),
    waitForIdle: async (timeout) => opening && actions.waitForIdle(timeout),
    close: async () => (await opening)?.close(),
  }
}
