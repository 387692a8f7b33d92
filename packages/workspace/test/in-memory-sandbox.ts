import { createAdministrator, createPlatformClient } from '@pingone-sandbox/client'
import type { Router } from '@pingone-sandbox/http'
import { toFetch } from '@pingone-sandbox/http/fetch'
import type { Time, Transport } from '@pingone-sandbox/pingone'
import { scimServerCollections } from '@pingone-sandbox/scim-server'
import { createMemoryStore } from '@pingone-sandbox/store/memory'
import { createSources, createWorkspace, workspaceCollections } from '../src/index.ts'

export interface InMemoryOptions {
  readonly basePath?: string
  readonly time?: Time
  /** Wraps the transport to the reference server. */
  readonly wrapTransport?: (send: Transport) => Transport
}

const origin = 'http://sandbox.test'

/** Starts a sandbox whose parts are all in this process: its stores, its transport, and the clients of its interfaces. */
export async function startInMemory({
  basePath = '',
  time,
  wrapTransport = (send) => send,
}: InMemoryOptions = {}) {
  const sources = createSources({ randomSeed: 1, isPersistent: false })
  const routers: { scim?: Router } = {}
  const askServer: ReturnType<typeof toFetch> = (url, init) => {
    if (routers.scim === undefined) throw new Error('The reference server has not started.')
    return toFetch(routers.scim)(url, init)
  }
  const workspace = await createWorkspace({
    basePath,
    stores: {
      pingone: createMemoryStore({ collections: workspaceCollections }),
      scim: createMemoryStore({ collections: scimServerCollections }),
    },
    sources: { ...sources, ...(time && { time }) },
    transport: wrapTransport(transportOver(askServer)),
    fetch: (url, init) => askServer(url instanceof Request ? url.url : String(url), init),
    tenant: { profile: 'current', seed: { randomSeed: 1, users: 0 } },
    server: { token: 'secret', directories: [], misbehaviours: [] },
    about: { version: '0', command: 'test', persistence: 'in memory' },
    log: (message, error) => {
      throw new Error(message, { cause: error })
    },
    onServerFailure: (error) => {
      throw error
    },
  })
  routers.scim = workspace.routers.scim
  const base = origin + basePath
  const scim = `${base}/scim/v2`
  workspace.start({ scim })
  const administrator = createAdministrator(
    createPlatformClient({
      ...workspace.credentials,
      api: `${base}/v1`,
      auth: base,
      fetch: toFetch(workspace.routers.platform),
    }),
  )

  /** Connects the reference server and provisions every user to it. */
  async function connect() {
    const connection = await administrator.connect({ name: 'Server', url: scim, token: 'secret' })
    const rule = await administrator.deployRule({
      connection,
      populationExpression: '(enabled Eq "true") OR (enabled Eq "false")',
    })
    return { connection, rule }
  }

  /** Reads the reference server. */
  async function read(path: string) {
    const headers = { authorization: 'Bearer secret' }
    const answer = await toFetch(workspace.routers.scim)(scim + path, { headers })
    return answer.json()
  }

  const control = toFetch(workspace.routers.control)
  const platform = toFetch(workspace.routers.platform)
  return { workspace, administrator, base, scim, control, platform, connect, read }
}

function transportOver(send: ReturnType<typeof toFetch>): Transport {
  return async ({ method, url, headers, body }) => {
    const answer = await send(url, { method, headers, ...(body !== undefined && { body }) })
    return {
      response: {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: await answer.text(),
      },
    }
  }
}
