import type { Store } from '@pingone-sandbox/store'

/** A store that lets other requests in at a chosen moment. */
export interface InterruptedStore extends Store {
  /** The next time that somebody reads this document, does this before the reader learns what was read. */
  interrupt(collection: string, id: string, act: () => Promise<unknown>): void
}

/** Makes the worst moment come for sure, where `createDistantStore` leaves it to chance. */
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
