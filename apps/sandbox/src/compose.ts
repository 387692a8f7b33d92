import {
  ConstraintError,
  createMaskedLog,
  createMasker,
  createPingOne,
  parseProfile,
} from '@pingone-sandbox/pingone'
import type { PingOne } from '@pingone-sandbox/pingone'
import type { Setting } from '@pingone-sandbox/contract'
import type { Layout } from '@pingone-sandbox/scim-server'
import { StoreError } from '@pingone-sandbox/store'
import {
  announceMisbehaviours,
  announceTenant,
  createControlRouter,
  isIdleWithin,
  createListeners,
} from '@pingone-sandbox/workspace'
import { commandName } from './command-name.ts'
import { parseSettings } from './config.ts'
import { readSeedFile } from './config/seed-file.ts'
import type { Settings, SettingsInput } from './config/settings.ts'
import { explainStoreError } from './data/file-error.ts'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { startHost } from './host.ts'
import type { Host, SandboxUrls } from './host.ts'
import { createOutboundTransport, type OutboundTransport } from './outbound-transport.ts'
import { openPersistence } from './persistence.ts'
import type { Persistence } from './persistence.ts'
import { createReferenceServer, readLayout } from './reference-server.ts'
import type { ReferenceServer } from './reference-server.ts'
import { createSources } from './sources.ts'
import type { Sources } from './sources.ts'
import { version } from './version.ts'

export interface SandboxOptions extends Omit<SettingsInput, 'json' | 'logLevel'> {
  /** Serves the console's sources in watch mode; only in a checkout. */
  readonly dev?: boolean
  /** Told of what goes wrong inside; nowhere unless given. */
  readonly log?: (message: string, error?: unknown) => void
}

/** A directory of the reference server beside the default one. */
export interface ScimDirectory {
  readonly name: string
  /** Its SCIM base URL. */
  readonly scim: string
  readonly scimToken: string
}

/** A running sandbox. */
export interface Sandbox {
  readonly urls: SandboxUrls
  /** The bearer token of the reference server. */
  readonly token: string
  /** The further directories of the reference server. */
  readonly scimDirectories: readonly ScimDirectory[]
  /** The worker application's, for the Platform API. */
  readonly credentials: PingOne['credentials']
  /** Where the data is: `in memory`, or the path of the data folder. */
  readonly persistence: string
  /** What the console and the control API ask for; absent where they are open to all of this machine. */
  readonly consoleToken?: string
  /** Other machines can reach it. */
  readonly isExposed: boolean
  /** Puts both sides back to the seed. */
  reset(): Promise<void>
  /** Resolves once no sync work is left. Throws a `SandboxError` `timed_out` after so many milliseconds, 30 000 unless given. */
  waitForIdle(timeout?: number): Promise<void>
  /** Resolves once the console can be asked for; at once unless it runs in watch mode. */
  consoleReady(): Promise<void>
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Starts a PingOne, a reference SCIM server and the console in this process.
 *
 * The settings are those of the command line, except that both ports are any free one. Throws a `SandboxError`.
 *
 * @example
 * await using sandbox = await createSandbox({ users: 3 })
 * await fetch(`${sandbox.urls.scim}/Users`, { headers: { authorization: `Bearer ${sandbox.token}` } })
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { sandbox } = await composeSandbox(options)
  return sandbox
}

/** The same, with all places where a request may arrive. */
export async function composeSandbox(options: SandboxOptions = {}): Promise<Composition> {
  const { dev = false, log: given = () => {}, ...input } = options
  const log = createMaskedLog(given, createMasker())
  const settings = parseSettings({ port: 0, scimPort: 0, ...input })
  const layout = readLayout(settings)
  const sources = createSources(settings)
  const persistence = await openPersistence({
    folder: settings.dataDir,
    layout,
    newToken: sources.token,
    warn: log,
  })
  try {
    const sides = await createSides({ settings, layout, persistence, sources, log })
    return await runSandbox({ settings, layout, persistence, sources, dev, log, ...sides })
  } catch (error) {
    await persistence.close()
    throw error instanceof StoreError ? explainStoreError(error) : error
  }
}

interface Composition {
  readonly sandbox: Sandbox
  readonly listeners: Host['listeners']
}

interface Setup {
  readonly settings: Settings
  readonly layout: Layout
  readonly persistence: Persistence
  readonly sources: Sources
  readonly log: (message: string, error?: unknown) => void
}

interface Sides {
  readonly pingone: PingOne
  readonly scim: ReferenceServer
  readonly transport: OutboundTransport
}

/** The only place that knows both sides; they meet over HTTP. */
async function createSides({ settings, layout, persistence, sources, log }: Setup): Promise<Sides> {
  const { time, stopwatch } = sources
  const scim = createReferenceServer({
    settings,
    layout,
    persistence,
    clock: time.now,
    newId: sources.targetId,
    onFailure: (error) =>
      error instanceof StoreError
        ? log(`The reference SCIM server refused a request. ${error.message} ${error.remedy}`)
        : log('The reference SCIM server failed', error),
  })
  const transport = createOutboundTransport()
  const pingone = await createPingOne({
    transport: transport.send,
    store: persistence.pingone,
    time,
    newId: sources.tenantId,
    ...(stopwatch && { stopwatch }),
    profile: parseProfile(settings.profile),
    blastRadius: settings.confirmAbove,
    retention: {
      entries: settings.journalEntries,
      ...(settings.journalDays > 0 && { ageMs: settings.journalDays * 86_400_000 }),
    },
    seed: {
      randomSeed: settings.randomSeed,
      users: settings.users,
      ...(settings.seed !== undefined && { content: readSeedFile(settings.seed) }),
    },
    log,
  }).catch((error: unknown) => {
    // The seed file names something twice, or something that does not exist.
    if (error instanceof ConstraintError)
      throw new SandboxError('invalid_setting', `${settings.seed}: ${error.message}`)
    throw error
  })
  return { pingone, scim, transport }
}

async function runSandbox(setup: Setup & Sides & { readonly dev: boolean }): Promise<Composition> {
  const { settings, persistence, sources, scim, dev, log } = setup
  const resets = createListeners()
  const changes = createListeners<Setting>()
  const pingone = announceTenant(setup.pingone, changes.tell)
  const misbehaviours = announceMisbehaviours(scim.misbehaviours, changes.tell)
  let scenarioRuns = 0

  async function reset(): Promise<void> {
    await pingone.reset(() => persistence.scim.clear())
    pingone.setProfile(parseProfile(settings.profile))
    misbehaviours.set(settings.misbehaviour)
    scim.requests.clear()
    scenarioRuns = 0
    resets.tell()
  }

  const control = createControlRouter(
    {
      pingone,
      misbehaviours,
      requests: scim.requests,
      failures: persistence.failures,
      // Two runs of one scenario are to differ. A prime keeps the runs of neighbouring seeds apart.
      scenarioSeed: () => settings.randomSeed * 1009 + ++scenarioRuns,
      reset,
      onReset: resets.add,
      onSetting: changes.add,
      info: () => ({
        version,
        command: commandName,
        ...(host.urls.scim && { scim: host.urls.scim, scimToken: scim.token }),
        ...(directories.length > 0 && { scimDirectories: [...directories] }),
        ...pingone.credentials,
        persistence: persistence.description,
        profile: pingone.profile().name,
        ...(settings.clock !== 'real' && { clock: settings.clock }),
      }),
    },
    log,
  )
  const host: Host = await startHost({
    settings,
    dev,
    pingone: pingone.router,
    control,
    scim: scim.router,
    log,
    ...(sources.date && { date: sources.date }),
  })
  const directories = locateDirectories(scim, host.urls.scim)
  pingone.start()

  let closing: Promise<void> | undefined
  async function shutDown(): Promise<void> {
    // First the side that sends, so that no request of its own is cut off.
    await pingone.close()
    await setup.transport.close()
    await host.close()
    await persistence.close()
  }
  const close = () => (closing ??= shutDown())

  const sandbox: Sandbox = {
    urls: host.urls,
    token: scim.token,
    scimDirectories: directories,
    credentials: pingone.credentials,
    persistence: persistence.description,
    ...(host.consoleToken !== undefined && { consoleToken: host.consoleToken }),
    isExposed: host.isExposed,
    reset,
    async waitForIdle(timeout = 30_000) {
      if (await isIdleWithin(pingone, timeout)) return
      const { queued, running } = pingone.idle()
      throw new SandboxError(
        'timed_out',
        `The sync was still at work after ${timeout} ms: ${queued} queued, ${running} running.`,
        'Give waitForIdle more time, or read /_sandbox/exchanges for what it does.',
      )
    },
    consoleReady: host.consoleReady,
    close,
    [Symbol.asyncDispose]: close,
  }
  return { sandbox, listeners: host.listeners }
}

function locateDirectories(
  { directories }: ReferenceServer,
  base: string | undefined,
): readonly ScimDirectory[] {
  if (base === undefined) return []
  return directories.map(({ name, token }) => ({
    name,
    scim: new URL(`/${name}/scim/v2`, base).href,
    scimToken: token,
  }))
}
