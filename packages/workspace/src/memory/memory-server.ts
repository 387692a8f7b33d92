import { mountRouter, type Router } from '@pingone-sandbox/http'
import {
  collectionsFor,
  createScimServer,
  type MisbehaviourSwitch,
} from '@pingone-sandbox/scim-server'
import { createMemoryStore } from '@pingone-sandbox/store/memory'
import type { RequestLog } from '../control/request-log.ts'
import { createReferenceServer } from '../reference-server.ts'
import { createSources } from '../sources.ts'
import { readServer, type ServerOptions } from './server-settings.ts'

export interface MemoryServerOptions extends ServerOptions {
  /** A fixed clock at an ISO 8601 instant; ids are the same in each run then. */
  readonly clock?: string
  /** Receives defects of the simulator; `console.error` unless given. */
  readonly log?: (message: string, error?: unknown) => void
}

/** The reference SCIM server without a tenant, in this process. */
export interface MemoryServer {
  /** Both routers serve paths below the one that the server is mounted at. */
  readonly router: Router
  /** The same resources without the log of requests and without misbehaviours. */
  readonly plainRouter: Router
  readonly token: string
  readonly requests: Pick<RequestLog, 'entries'>
  readonly misbehaviours: MisbehaviourSwitch
  /** Removes resources and logged requests, and returns to the first misbehaviours. */
  readonly reset: () => Promise<void>
}

/** Makes a SCIM server over a store in memory. Throws an `UnknownMisbehaviourError` or a `SchemaFileError`. */
export function createMemoryServer(path: string, options: MemoryServerOptions): MemoryServer {
  const { clock, log = console.error } = options
  const settings = readServer(options)
  const { token, resourceTypes, uniqueGroupNames, misbehaviours } = settings
  const sources = createSources({ fixedAt: clock, randomSeed: 1, isPersistent: false })
  const store = createMemoryStore({
    collections: collectionsFor({ resourceTypes, uniqueGroupNames }),
  })
  const common = {
    ...{ ...settings, store, basePath: '', newId: sources.targetId },
    onFailure: (error: unknown) => log('The reference SCIM server failed', error),
  }
  const server = createReferenceServer({ ...common, time: sources.time })
  const plain = createScimServer({ ...common, clock: sources.time.now, misbehaviours: [] })
  return {
    router: mountRouter(server.router, path),
    plainRouter: mountRouter(plain.router, path),
    token,
    requests: server.requests,
    misbehaviours: server.misbehaviours,
    async reset() {
      await store.clear()
      server.misbehaviours.set(misbehaviours)
      server.requests.clear()
    },
  }
}
