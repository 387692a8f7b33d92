import type { Fetch } from '@pingone-sandbox/client'
import { createFetchTransport, type SeedContent, type Transport } from '@pingone-sandbox/pingone'
import { collectionsFor } from '@pingone-sandbox/scim-server'
import { createMemoryStore } from '@pingone-sandbox/store/memory'
import { workspaceCollections } from '../collections.ts'
import { createSources, type Sources } from '../sources.ts'
import { signingKey } from './signing-key.ts'
import { createWorkspace, type Workspace, type WorkspaceOptions } from '../workspace.ts'

/** What a workspace in memory is made of. */
export interface MemoryWorkspaceOptions {
  readonly basePath: string
  /** The SCIM base URL of the reference server; absent where it is switched off. */
  readonly scim: string | undefined
  readonly server: WorkspaceOptions['server'] & { readonly uniqueGroupNames: boolean }
  readonly seed: Omit<WorkspaceOptions['tenant']['seed'], 'content'> & {
    readonly content: SeedContent
  }
  readonly profile: string
  /** The ISO 8601 instant of a fixed clock. */
  readonly clock: string | undefined
  /** Replaces the time of this machine. */
  readonly time: Sources['time'] | undefined
  readonly fetch: Fetch
  /** Sends what the simulated client sends; by `fetch` unless given. */
  readonly transport: Transport | undefined
  readonly version: string
  readonly log: (message: string, error?: unknown) => void
}

/** Opens and starts a workspace whose stores are in this process. Without a module of Node. */
export async function openMemoryWorkspace(options: MemoryWorkspaceOptions): Promise<Workspace> {
  const { basePath, scim, server, seed, profile, clock, time, version, log } = options
  const { fetch: send, transport = createFetchTransport({ fetch: send }) } = options
  const { randomSeed } = seed
  const { resourceTypes, uniqueGroupNames } = server
  const sources = createSources({ fixedAt: clock, randomSeed, isPersistent: false })
  const workspace = await createWorkspace({
    basePath,
    stores: {
      pingone: createMemoryStore({ collections: workspaceCollections }),
      scim: createMemoryStore({ collections: collectionsFor({ resourceTypes, uniqueGroupNames }) }),
    },
    sources: { ...sources, ...(time && { time }) },
    transport,
    fetch: send,
    tenant: { profile, seed, signingKey },
    server,
    about: {
      ...{ version, command: 'npx pingone-sandbox', persistence: 'in memory' },
      ...(clock !== undefined && { clock }),
    },
    log,
    onServerFailure: (error) => log('The reference SCIM server failed', error),
  })
  workspace.start(scim === undefined ? {} : { scim })
  return workspace
}
