import { allTolerances, noTolerances, type Tolerances } from '@pingone-sandbox/scim'
import { createScimServer, type Layout, type ScimServer } from '@pingone-sandbox/scim-server'
import { parseDirectories } from './config/named-directory.ts'
import { readSchemaFile } from './config/schema-file.ts'
import type { Settings } from './config/settings.ts'
import type { Persistence } from './persistence.ts'
import { createRequestLog, type RequestLog } from '@pingone-sandbox/workspace'

/** The reference SCIM server as the settings want it. */
export interface ReferenceServer extends ScimServer {
  /** Of the default directory. */
  readonly token: string
  /** The directories beside it. */
  readonly directories: readonly { readonly name: string; readonly token: string }[]
  /** The latest requests to it. */
  readonly requests: RequestLog
}

/** Finds what its store must hold. Throws a `SandboxError` for a schema file that is wrong. */
export function readLayout({ scimSchemas, scimDirectory, scimUniqueGroupNames }: Settings): Layout {
  return {
    resourceTypes: scimSchemas === undefined ? undefined : readSchemaFile(scimSchemas),
    directories: parseDirectories(scimDirectory)?.map(({ name }) => name),
    uniqueGroupNames: scimUniqueGroupNames,
  }
}

export interface ReferenceServerOptions {
  readonly settings: Settings
  readonly layout: Layout
  readonly persistence: Persistence
  readonly clock: () => Date
  readonly newId: () => string
  readonly onFailure: (error: unknown) => void
}

/** Creates the reference server on a store that was opened with the layout. */
export function createReferenceServer({
  settings,
  layout,
  persistence,
  ...parts
}: ReferenceServerOptions): ReferenceServer {
  const token = settings.scimToken ?? persistence.scimToken()
  const directories = (parseDirectories(settings.scimDirectory) ?? []).map((directory) => ({
    name: directory.name,
    token: directory.token ?? persistence.scimToken(directory.name),
  }))
  const disabled = Object.fromEntries(settings.scimDisable.map((feature) => [feature, false]))
  const server = createScimServer({
    ...parts,
    store: persistence.scim,
    token,
    directories,
    resourceTypes: layout.resourceTypes,
    features: disabled,
    tolerances: tolerancesWithout(settings.scimStrict),
    me: settings.scimMe,
    unknownMembers: settings.scimUnknownMembers,
    misbehaviours: settings.misbehaviour,
  })
  const requests = createRequestLog(server.router, {
    clock: parts.clock,
    misbehaviours: () => server.misbehaviours.active(),
    secrets: [token, ...directories.map((directory) => directory.token)],
  })
  return { ...server, router: requests.router, requests, token, directories }
}

function tolerancesWithout(strict: readonly string[]): Tolerances {
  if (strict.includes('all')) return noTolerances
  return { ...allTolerances, ...Object.fromEntries(strict.map((id) => [id, false])) }
}
