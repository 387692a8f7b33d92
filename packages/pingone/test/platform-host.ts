import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createPlatformClient } from '@pingone-sandbox/client'
import type { Route, Router } from '@pingone-sandbox/http'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { createPlatformRouter } from '../src/api/router.ts'
import { createTokens } from '../src/api/tokens.ts'
import { directoryCollections } from '../src/directory/collections.ts'
import { createDirectory } from '../src/directory/directory.ts'
import { seedDirectory } from '../src/directory/seed/seed.ts'
import { outboxCollections } from '../src/outbox/collections.ts'
import { createChangeQueue } from '../src/outbox/queue.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  // Tests read what they expect; a wrong guess fails the expectation.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
}

export interface PlatformHostOptions {
  readonly users?: number
  readonly clock?: () => Date
  readonly extraRoutes?: readonly Route[]
  readonly anyToken?: boolean
}

const newId = () => crypto.randomUUID()

/** Starts the Platform API of a freshly seeded tenant on a free loopback port, with a client that is signed in. */
export async function startPlatform(options: PlatformHostOptions = {}) {
  const { users = 12, clock = () => new Date(), extraRoutes = [], anyToken = false } = options
  const store = createSqliteStore({
    collections: [...directoryCollections, ...outboxCollections],
  })
  const seeded = await seedDirectory({ store, randomSeed: 1, users, clock })
  const queue = await createChangeQueue({ store, clock, newId })
  const directory = createDirectory({ store, changes: queue, clock, newId })
  const unexpected: unknown[] = []
  const router = createPlatformRouter({
    directory,
    tokens: createTokens({ clock, newId }),
    newId,
    onUnexpected: (error) => unexpected.push(error),
    extraRoutes,
    anyToken,
  })
  const host = await listen(router)

  const api = `${host.origin}/v1`
  const token = await createPlatformClient({ ...seeded, api, auth: host.origin }).token()
  const base = `/v1/environments/${seeded.environmentId}`

  /** Calls a path below the environment, or below the host when it starts with `/v1`. */
  async function call(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await fetch(
      path.startsWith('http') ? path : host.origin + (path.startsWith('/v1') ? path : base + path),
      {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
    )
    const received = await answer.text()
    return {
      status: answer.status,
      headers: answer.headers,
      body: received === '' ? undefined : JSON.parse(received),
    }
  }

  /** Takes the changes that have been queued since the last call. */
  async function takeChanges() {
    const taken = await queue.after(0, 1000)
    await store.commit(taken.map(({ id }) => queue.removal(id)))
    return taken
  }

  return {
    ...seeded,
    origin: host.origin,
    base,
    token,
    call,
    takeChanges,
    directory,
    unexpected,
    async close() {
      await host.close()
      await store.close()
    },
  }
}

/** Serves a router on a free loopback port. */
export async function listen(router: Router) {
  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { status, headers, body } = await router.handle({
      ...head(incoming),
      body: await text(incoming),
    })
    outgoing.writeHead(status, headers).end(typeof body === 'string' ? body : '')
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function head({ method = 'GET', url = '/', headers }: IncomingMessage) {
  const { pathname, searchParams } = new URL(url, 'http://host')
  const flat = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')])
  return {
    method,
    base: `http://${headers.host}`,
    path: pathname,
    query: searchParams,
    headers: Object.fromEntries(flat) as Record<string, string>,
  }
}
