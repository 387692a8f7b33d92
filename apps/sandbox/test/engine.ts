import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DatabaseSync } from 'node:sqlite'
import { createAdministrator, createPlatformClient } from '@pingone-sandbox/client'
import { toExpress } from '@pingone-sandbox/http/express'
import { toFetch } from '@pingone-sandbox/http/fetch'
import {
  createPingOne,
  createSystemTime,
  pingOneCollections,
  type OutboundRequest,
  type PingOne,
  type PingOneOptions,
  type TransportResult,
} from '@pingone-sandbox/pingone'
import { createHttpTransport } from '@pingone-sandbox/pingone/http-transport'
import { createScimServer, scimServerCollections } from '@pingone-sandbox/scim-server'
import type { Store } from '@pingone-sandbox/store'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import express from 'express'
import { startAdministration } from './administrator.ts'
import type { Provisioned } from './tenant.ts'

/** What happens to a request on its way to the target. */
type Meddle = (
  request: OutboundRequest,
  send: () => Promise<TransportResult>,
) => Promise<TransportResult>

/** Throws where the search of a collection is to fail. */
type Sabotage = (collection: string) => void

type EngineOptions = Pick<PingOneOptions, 'delivery' | 'profile' | 'blastRadius'> & {
  /** Overrides settings of the connection's configuration. */
  readonly configuration?: Readonly<Record<string, unknown>>
  readonly managed?: boolean
  /** The database of the tenant; in memory unless given. */
  readonly file?: string
}

const token = 'correct-horse-battery-staple'
const time = createSystemTime()

/**
 * Starts a tenant and a target that meet over HTTP, and outlives both: the tenant can be killed at any moment and comes back over
 * the same store.
 */
export async function startEngine({
  configuration,
  managed = true,
  file,
  ...options
}: EngineOptions = {}) {
  const target = await startTarget()
  let database: DatabaseSync | undefined
  const store = createSqliteStore({
    collections: pingOneCollections,
    ...(file !== undefined && { file }),
    onOpen: (opened) => (database = opened),
  })
  const http = createHttpTransport()
  const defects: unknown[] = []
  const sending = new Set<Promise<unknown>>()
  let meddle: Meddle = (_, send) => send()
  let sabotage: Sabotage = () => {}
  let reads = 0
  let life = { isOver: false }
  let pingone = await open()

  async function open(): Promise<PingOne> {
    const mine = { isOver: false }
    life = mine
    const opened = await createPingOne({
      store: mortal(sabotaged(), mine),
      time,
      newId: () => randomUUID(),
      seed: { randomSeed: 1, users: 0 },
      transport: async (request) =>
        mine.isOver
          ? forever()
          : await orForever(
              meddle(request, () => deliver(request)),
              mine,
            ),
      log: (message, error) => defects.push(error ?? message),
      ...options,
      delivery: { backoffMs: 1, circuitThreshold: 0, ...options.delivery },
    })
    opened.start()
    return opened
  }

  function sabotaged(): Store {
    return {
      ...store,
      get(collection, id) {
        reads += 1
        return store.get(collection, id)
      },
      find(collection, query) {
        reads += 1
        sabotage(collection)
        return store.find(collection, query)
      },
    }
  }

  /** What the dead had sent is still under way. */
  function deliver(request: OutboundRequest): Promise<TransportResult> {
    const sent = http.send(request).finally(() => sending.delete(sent))
    sending.add(sent)
    return sent
  }

  // The tenant that runs at the time of the call: after a restart the client requests another token.
  const platform = createPlatformClient({
    ...pingone.credentials,
    ...{ api: 'http://pingone.test/v1', auth: 'http://pingone.test' },
    fetch: (url, init) => toFetch(pingone.router)(url, init),
  })
  const { call } = createAdministrator(platform)
  const administration = await startAdministration(
    { call },
    {
      name: 'Target',
      url: target.url,
      token,
      managed,
      configuration: { USER_FILTER: 'userName eq "%s"', ...configuration },
    },
  )
  const { connection, connectionInput } = administration

  const stored = (resource: 'Users' | 'Groups') => async (): Promise<Provisioned[]> => {
    await pingone.whenIdle()
    return target.list(resource)
  }

  return {
    call,
    target,
    ...administration,
    /** What the simulator itself got wrong. */
    defects,
    pingone: () => pingone,
    provisioning: () => pingone.provisioningOf(pingone.credentials.environmentId),
    meddle(next: Meddle) {
      meddle = next
    },
    sabotage(next: Sabotage) {
      sabotage = next
    },
    /** The number of reads of the store since the last call. */
    takeReads() {
      const taken = reads
      reads = 0
      return taken
    },
    /** Lets the database grow no further. What it has room for already can be written. */
    fillDisk: () => database?.exec('PRAGMA max_page_count = 1'),
    makeRoom: () => database?.exec('PRAGMA max_page_count = 1000000'),
    /** Changes some of the connection's configuration, without a revision. */
    configure: (differences: object, input: object = {}) =>
      call('PUT', `/propagation/stores/${connection.id}`, {
        ...connectionInput,
        ...input,
        configuration: { ...connectionInput.configuration, ...differences },
      }),
    users: stored('Users'),
    groups: stored('Groups'),
    /** Ends the tenant as `kill -9` does: nothing that it was about to do happens. */
    kill() {
      life.isOver = true
    },
    /** Brings the tenant back over its store; one that still runs is closed first. */
    async restart() {
      if (!life.isOver) await pingone.close()
      life.isOver = true
      // A process does not come back before the target has read what the one before it sent.
      await Promise.all(sending)
      pingone = await open()
    },
    async [Symbol.asyncDispose]() {
      if (!life.isOver) await pingone.close()
      life.isOver = true
      await http.close()
      await target.close()
      await store.close()
    },
  }
}

async function startTarget() {
  const store = createSqliteStore({ collections: scimServerCollections })
  const { router } = createScimServer({ store, token, clock: time.now, newId: () => randomUUID() })
  const app = express()
  app.use(toExpress(router, { bodyLimit: 5 * 1024 * 1024 }))
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim/v2`

  async function send(method: string, path: string, body?: object): Promise<Response> {
    return fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      ...(body && { body: JSON.stringify(body) }),
    })
  }

  return {
    url,
    /** Sends a request as a client other than PingOne. */
    send,
    async list(resource: 'Users' | 'Groups'): Promise<Provisioned[]> {
      const answer = await send('GET', `/${resource}?count=1000`)
      return ((await answer.json()) as { Resources?: Provisioned[] }).Resources ?? []
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await store.close()
    },
  }
}

const forever = (): Promise<never> => new Promise(() => {})

async function orForever<Value>(
  value: Promise<Value>,
  life: { readonly isOver: boolean },
): Promise<Value> {
  const result = await value
  return life.isOver ? forever() : result
}

/** A store whose user may be dead: the dead write nothing, and hear nothing any more. */
function mortal(store: Store, life: { readonly isOver: boolean }): Store {
  const alive = <Value>(work: () => Promise<Value>) =>
    life.isOver ? forever() : orForever(work(), life)
  return {
    get: (collection, id) => alive(() => store.get(collection, id)),
    find: (collection, query) => alive(() => store.find(collection, query)),
    commit: (writes) => alive(() => store.commit(writes)),
    clear: () => alive(() => store.clear()),
    failure: () => store.failure(),
    close: async () => {},
  }
}
