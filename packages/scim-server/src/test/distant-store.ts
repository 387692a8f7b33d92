import type { Store } from '@pingone-sandbox/store'
import { setTimeout } from 'node:timers/promises'

/**
 * Puts a store at some milliseconds' distance, like a database server.
 *
 * The embedded stores answer before the next request is even read, so only at a distance do requests come between another's
 * read and its commit.
 */
export function createDistantStore(store: Store): Store {
  return {
    ...store,
    async get(collection, id) {
      const stored = await store.get<never>(collection, id)
      await setTimeout(3)
      return stored
    },
  }
}
