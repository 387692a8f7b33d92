import type { SandboxActions } from '@pingone-sandbox/client/actions'
import { ConstraintError, createMaskedLog, createMasker } from '@pingone-sandbox/pingone'
import { StoreError } from '@pingone-sandbox/store'
import { createSources, createWorkspace, type Workspace } from '@pingone-sandbox/workspace'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { commandName } from './package/command-name.ts'
import { parseSettings } from './config.ts'
import type { Settings, SettingsInput } from './config/settings.ts'
import { explainStoreError } from './data/file-error.ts'
import { type Host, type SandboxUrls, startHost } from './host.ts'
import { createEndpointChecks } from './endpoint-checks.ts'
import { createOutboundTransport } from './outbound-transport.ts'
import { openPersistence } from './persistence.ts'
import { version } from './package/version.ts'
import { readLayout, serverOptions, tenantOptions } from './workspace-options.ts'

export interface SandboxOptions extends Omit<SettingsInput, 'json' | 'logLevel'> {
  /** Serves the console's sources in watch mode; without effect outside a checkout. */
  readonly dev?: boolean
  /** The path that all paths of the sandbox begin with, such as `/w/demo`; none unless given. */
  readonly basePath?: string
  /** Receives internal errors; they are dropped unless given. */
  readonly log?: (message: string, error?: unknown) => void
  /** Receives what happened as intended and is worth a line, such as the upgrade of a data folder; dropped unless given. */
  readonly inform?: (message: string) => void
}

/** A directory of the reference server beside the default one. */
export interface ScimDirectory {
  readonly name: string
  /** Its SCIM base URL. */
  readonly scim: string
  readonly scimToken: string
}

/** A running sandbox, with what a test does with it: `connect`, `users`, `groups`, `waitForIdle`, `reset`, `storyOf`. */
export interface Sandbox extends SandboxActions {
  readonly urls: SandboxUrls
  /** The bearer token of the reference server. */
  readonly token: string
  /** The directories of the reference server beside the default one. */
  readonly scimDirectories: readonly ScimDirectory[]
  /** The credentials of the worker application, for the Platform API. */
  readonly credentials: Workspace['credentials']
  /** Where the data is: `in memory`, or the path of the data folder. */
  readonly persistence: string
  /** The token that the console and the control API ask for; absent where every client of this machine may use them. */
  readonly consoleToken?: string
  /** Other machines can reach it. */
  readonly isExposed: boolean
  /** Resolves once the console answers: at once, or in watch mode when Vite has started. */
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

/** Starts a sandbox, and returns every place where a request may arrive with it. */
export async function composeSandbox(
  options: SandboxOptions = {},
): Promise<{ readonly sandbox: Sandbox; readonly listeners: Host['listeners'] }> {
  const { dev = false, basePath = '', log: write = () => {}, inform = () => {}, ...input } = options
  const log = createMaskedLog(write, createMasker())
  assertBasePath(basePath)
  const settings = parseSettings({ port: 0, scimPort: 0, ...input })
  const fixedAt = settings.clock === 'real' ? undefined : settings.clock
  const sources = createSources({
    fixedAt,
    randomSeed: settings.randomSeed,
    isPersistent: settings.dataDir !== undefined,
  })
  const layout = await readLayout(settings)
  const persistence = await openPersistence({
    folder: settings.dataDir,
    layout,
    newToken: sources.token,
    warn: log,
    inform,
  })
  const transport = createOutboundTransport()
  try {
    const server = serverOptions(settings, layout, (directory) => persistence.scimToken(directory))
    const workspace = await createWorkspace({
      stores: persistence,
      sources,
      transport: transport.send,
      checks: createEndpointChecks(transport.send),
      basePath,
      tenant: await tenantOptions(settings),
      server,
      about: {
        ...{ version, command: commandName, persistence: persistence.description },
        ...(fixedAt !== undefined && { clock: fixedAt }),
      },
      log,
      onServerFailure: (error) =>
        error instanceof StoreError
          ? log(`The reference SCIM server refused a request. ${error.message} ${error.remedy}`)
          : log('The reference SCIM server failed', error),
    })
    const host = await startHost({
      ...{ settings, dev, basePath, log },
      ...workspace.routers,
      ...(fixedAt !== undefined && { date: sources.time.now }),
    })
    workspace.start(host.urls)

    const close = once(async () => {
      // First the side that sends, so that none of its requests is cut off.
      await workspace.close()
      await transport.close()
      await host.close()
      await persistence.close()
    })
    const sandbox: Sandbox = {
      ...workspace.actions,
      urls: host.urls,
      token: server.token,
      scimDirectories: workspace.scimDirectories(),
      credentials: workspace.credentials,
      persistence: persistence.description,
      ...(host.consoleToken !== undefined && { consoleToken: host.consoleToken }),
      isExposed: host.isExposed,
      consoleReady: host.consoleReady,
      close,
      [Symbol.asyncDispose]: close,
    }
    return { sandbox, listeners: host.listeners }
  } catch (error) {
    await transport.close()
    await persistence.close()
    throw explain(error, settings)
  }
}

function assertBasePath(basePath: string): void {
  if (/^(?:\/[\w-]+)*$/.test(basePath)) return
  throw new SandboxError(
    'invalid_setting',
    `The base path cannot be ${JSON.stringify(basePath)}.`,
    'It begins with a slash, ends without one, and has letters, digits, - and _ between: /w/demo.',
  )
}

/** Calls a function the first time only; later calls return the same promise. */
function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= action())
}

function explain(error: unknown, { seed }: Settings): unknown {
  if (error instanceof StoreError) return explainStoreError(error)
  // The seed file names something twice, or something that does not exist.
  if (error instanceof ConstraintError)
    return new SandboxError('invalid_setting', `${seed}: ${error.message}`)
  return error
}
