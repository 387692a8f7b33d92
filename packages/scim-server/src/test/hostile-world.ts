import type { Router } from '@pingone-sandbox/http'
import { URN } from '@pingone-sandbox/scim'
import type { Store, Write } from '@pingone-sandbox/store'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { collectionsFor, createScimServer } from '../index.ts'
import { askRouter, requestTo } from './ask.ts'
import { hostileResourceTypes } from './hostile-values.ts'

/** A server with a few resources that can be reset to its initial state. */
export interface World {
  readonly router: Router
  readonly store: Store
  /** The internal failures since the reset. */
  readonly failures: readonly unknown[]
  /** Restores the initial state. */
  begin(): Promise<void>
}

const layout = { resourceTypes: hostileResourceTypes, directories: ['acme'] }
const collections = collectionsFor(layout)

/** Three users, a group within a group and a device: `id-0` to `id-5`. */
const residents: readonly (readonly [path: string, resource: object])[] = [
  ['/Users', { schemas: [URN.user], userName: 'ada', emails: [{ value: 'ada', type: 'work' }] }],
  ['/Users', { schemas: [URN.user], userName: 'grace', active: true }],
  ['/Users', { schemas: [URN.user], userName: 'id-2', externalId: 'ada' }],
  ['/Groups', { schemas: [URN.group], displayName: 'ada', members: [{ value: 'id-0' }] }],
  ['/Groups', { schemas: [URN.group], displayName: 'Staff', members: [{ value: 'id-3' }] }],
  ['/Devices', { displayName: 'Lathe', serialNumber: '7', tags: ['a', 'B'], weight: 0.5 }],
]

/** Makes the world. Pages and bulk requests are small, so that their limits are reached. */
export async function createWorld(): Promise<World> {
  const store = createSqliteStore({ collections })
  let issued = 0
  const failures: unknown[] = []
  const { router } = createScimServer({
    store,
    token: 'secret',
    resourceTypes: hostileResourceTypes,
    directories: [{ name: 'acme', token: 'secret' }],
    me: 'ada',
    limits: { defaultPageSize: 2, bulkOperations: 4 },
    newId: () => `id-${issued++}`,
    clock: () => new Date(Date.UTC(2026, 0, 1, 0, 0, issued)),
    onFailure: (error) => void failures.push(error),
  })
  const ask = askRouter(router)
  for (const [path, resource] of residents) {
    const { status } = await ask(requestTo('POST', path, JSON.stringify(resource)))
    if (status !== 201) throw new Error(`The resident could not move in at ${path}: ${status}`)
  }
  const written = await snapshot(store)
  return {
    router,
    store,
    failures,
    async begin() {
      issued = residents.length
      await store.clear()
      await store.commit(written)
    },
  }
}

async function snapshot(store: Store): Promise<readonly Write[]> {
  const writes: Write[] = []
  for (const { name: collection } of collections)
    for (const { document } of (await store.find(collection)).items)
      writes.push({ kind: 'put', collection, document })
  return writes
}
