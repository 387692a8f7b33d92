import type { Store } from '@pingone-sandbox/store'

/** A store that runs other requests at a chosen moment. */
export interface InterruptedStore extends Store {
  /** Runs `meanwhile` after the next read of this document, before the result is returned. */
  interrupt(collection: string, id: string, act: () => Promise<unknown>): void
}

/** Makes a store with a deterministic interruption; with `createDistantStore` its moment is random. */
export function createInterruptedStore(store: Store): InterruptedStore {
  const acts = new Map<string, () => Promise<unknown>>()
  return {
    ...store,
    interrupt: (collection, id, act) => void acts.set(`${collection}/${id}`, act),
    async get(collection, id) {
      const stored = await store.get<never>(collection, id)
      const act = acts.get(`${collection}/${id}`)
      acts.delete(`${collection}/${id}`)
      await act?.()
      return stored
    },
  }
}
