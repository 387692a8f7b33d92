import type { Fetch } from '@pingone-sandbox/client'
import type { SandboxActions } from '@pingone-sandbox/client/actions'
import type { SandboxInfo, Setting } from '@pingone-sandbox/contract'
import { mountRouter, type Router } from '@pingone-sandbox/http'
import {
  createPingOne,
  parseProfile,
  type PingOne,
  type PingOneOptions,
} from '@pingone-sandbox/pingone'
import type { ScimServerOptions } from '@pingone-sandbox/scim-server'
import type { Store } from '@pingone-sandbox/store'
import { createCheckRuns } from './check/check-runs.ts'
import type { EndpointChecks } from './check/run-check.ts'
import { createConnect } from './connect/connect.ts'
import { createControlRouter } from './control/router.ts'
import { isSettledWithin } from './control/within.ts'
import { createLessonProgresses } from './guide/lesson-progress.ts'
import { createListeners } from './listeners.ts'
import { createOwnActions } from './own-actions.ts'
import { createReferenceServer, type ReferenceServer } from './reference-server.ts'
import { reportMisbehaviours, reportTenantSettings } from './setting-notices.ts'
import type { Sources } from './sources.ts'

/** What a sandbox is made of. */
export interface WorkspaceOptions {
  /** Opened with `workspaceCollections`, and with `collectionsFor` the layout of the server. */
  readonly stores: { readonly pingone: Store; readonly scim: Store }
  readonly sources: Omit<Sources, 'token'>
  /** Sends the requests of the simulated client to its targets. */
  readonly transport: PingOneOptions['transport']
  /** Checks endpoints; absent where the control API does not. */
  readonly checks?: EndpointChecks
  /** Sends what the console asks of the reference server; the global `fetch` unless given. */
  readonly fetch?: Fetch
  /** The path that all paths of this sandbox begin with, such as `/w/demo`; none unless given. */
  readonly basePath?: string
  readonly tenant: Pick<
    PingOneOptions,
    'blastRadius' | 'delivery' | 'retention' | 'seed' | 'signingKey'
  > & {
    /** The name of the behaviour profile, at the start and after a reset. */
    readonly profile: string
  }
  readonly server: Pick<
    ScimServerOptions,
    'features' | 'me' | 'resourceTypes' | 'token' | 'tolerances' | 'unknownMembers'
  > & {
    readonly directories: ReferenceServer['directories']
    /** The misbehaviours of the server at the start and after a reset. */
    readonly misbehaviours: readonly string[]
  }
  /** The process information for `/_sandbox/info`. */
  readonly about: Pick<SandboxInfo, 'clock' | 'command' | 'persistence' | 'version'>
  /** Receives internal errors. */
  readonly log: (message: string, error?: unknown) => void
  /** Receives the failures of the reference server. */
  readonly onServerFailure: (error: unknown) => void
}

/** One sandbox. It answers requests that a host receives, and has no listener of its own. */
export interface Workspace {
  /** The three interfaces, below the base path. */
  readonly routers: { readonly platform: Router; readonly control: Router; readonly scim: Router }
  readonly credentials: PingOne['credentials']
  /** What a test does with the sandbox, one call for each task. No request leaves the process. */
  readonly actions: SandboxActions
  /** The directories of the reference server beside the default one, with their URLs once it has one. */
  readonly scimDirectories: () => NonNullable<SandboxInfo['scimDirectories']>
  /** Starts to provision. `scim` is the URL of the reference server; absent where it is switched off. */
  readonly start: (urls: { readonly scim?: string }) => void
  readonly idle: () => ReturnType<PingOne['idle']>
  /** Waits until no sync is queued or in progress, at most for the given milliseconds. Returns false on a timeout. */
  readonly isIdleWithin: (milliseconds: number) => Promise<boolean>
  /** Returns both sides to the seed. */
  readonly reset: () => Promise<void>
  /** Stops the side that sends. The stores and the transport stay open. */
  readonly close: () => Promise<void>
}

/** Creates a sandbox: a tenant and a reference server, connected over HTTP, and the control API over both. */
export async function createWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { stores, sources, basePath = '', about, log } = options
  const settings = createListeners<Setting>()
  const resets = createListeners()
  let scim: string | undefined
  let scenarioRuns = 0
  let isClosed = false

  const server = createReferenceServer({
    ...options.server,
    store: stores.scim,
    time: sources.time,
    newId: sources.targetId,
    onFailure: options.onServerFailure,
  })
  const misbehaviours = reportMisbehaviours(server.misbehaviours, settings.notify)

  const { profile, ...tenant } = options.tenant
  const pingone = reportTenantSettings(
    await createPingOne({
      ...tenant,
      store: stores.pingone,
      time: sources.time,
      ...(sources.stopwatch && { stopwatch: sources.stopwatch }),
      newId: sources.tenantId,
      profile: parseProfile(profile),
      transport: options.transport,
      onPace: () => settings.notify('pace'),
      log,
    }),
    settings.notify,
  )

  const lessons = createLessonProgresses({
    store: stores.pingone,
    now: sources.time.now,
    async ends() {
      const [newest] = await pingone.journal.entries({ before: 'end', limit: 1 })
      const [request] = server.requests.entries()
      return { after: newest?.seq ?? 0, afterRequest: request?.seq ?? 0 }
    },
    onChange: () => settings.notify('lessons'),
  })

  const checks =
    options.checks &&
    createCheckRuns({
      run: options.checks.run,
      now: sources.time.now,
      onChange: () => settings.notify('checks'),
      log,
    })

  const provisioning = pingone.provisioningOf(pingone.credentials.environmentId)
  const control = createControlRouter(
    {
      ...{ pingone, provisioning },
      connect: createConnect({ pingone, provisioning }),
      ...(checks && options.checks && { checks: { ...checks, format: options.checks.format } }),
      misbehaviours,
      requests: server.requests,
      lessons,
      fetch: options.fetch ?? fetch,
      failures: () => [stores.pingone, stores.scim].flatMap((store) => store.failure() ?? []),
      // Two runs of one scenario differ. A prime keeps the runs of neighbouring seeds apart.
      scenarioSeed: () => tenant.seed.randomSeed * 1009 + ++scenarioRuns,
      reset,
      onReset: resets.subscribe,
      onSetting: settings.subscribe,
      info,
    },
    log,
  )

  async function reset(): Promise<void> {
    // First, since a check cleans up, perhaps at the reference server.
    await checks?.clear()
    await pingone.reset(() => stores.scim.clear())
    pingone.setProfile(parseProfile(profile))
    misbehaviours.set(options.server.misbehaviours)
    server.requests.clear()
    scenarioRuns = 0
    resets.notify()
  }

  function scimDirectories() {
    const base = scim
    if (base === undefined) return []
    return server.directories.map(({ name, token }) => ({
      name,
      scim: new URL(`${basePath}/${name}/scim/v2`, base).href,
      scimToken: token,
    }))
  }

  function info(): SandboxInfo {
    const { version, command, persistence, clock } = about
    const directories = scimDirectories()
    return {
      ...{ version, command },
      ...(scim !== undefined && { scim, scimToken: server.token }),
      ...(directories.length > 0 && { scimDirectories: directories }),
      ...pingone.credentials,
      persistence,
      profile: pingone.profile().name,
      ...(clock !== undefined && { clock }),
    }
  }

  return {
    routers: {
      platform: mountRouter(pingone.router, basePath),
      control: mountRouter(control, basePath),
      scim: mountRouter(server.router, basePath),
    },
    credentials: pingone.credentials,
    actions: createOwnActions({ pingone, control, isClosed: () => isClosed }),
    scimDirectories,
    start(urls) {
      scim = urls.scim
      pingone.start()
    },
    idle: () => pingone.idle(),
    isIdleWithin: (milliseconds) => isSettledWithin(pingone.whenIdle(), milliseconds),
    reset,
    async close() {
      isClosed = true
      await checks?.clear()
      await pingone.close()
    },
  }
}
