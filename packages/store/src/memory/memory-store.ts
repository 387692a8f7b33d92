import { formatCursor } from '../cursor.ts'
import { completeListing, readQuery } from '../listing.ts'
import { StoreError } from '../store-error.ts'
import type { Collection, Document, Listed, Page, Query, Store } from '../store.ts'
import { createQueue } from './queue.ts'
import { selectRows } from './select-rows.ts'
import { openShelf, type Row, type Shelf } from './shelf.ts'
import { applyWrites } from './write.ts'

export interface MemoryStoreOptions {
  readonly collections: readonly Collection[]
}

/**
 * Creates a store on `@msw/data`.
 *
 * For at most some thousand documents: the library scans all of them to change one. Operations run one at a time, because the
 * library creates records asynchronously and a reader must not see part of a commit.
 *
 * @example const store = createMemoryStore({ collections })
 */
export function createMemoryStore({ collections }: MemoryStoreOptions): Store {
  const shelves = new Map(collections.map((each) => [each.name, openShelf(each)]))
  const inTurn = createQueue()

  let isClosed = false
  const shelfOf = (collection: string): Shelf => {
    if (isClosed) throw new StoreError('closed')
    const shelf = shelves.get(collection)
    if (!shelf) throw new Error(`The store has no collection ${collection}.`)
    return shelf
  }

  function find<D extends Document>(collection: string, query: Query): Page<D> {
    const shelf = shelfOf(collection)
    const listing = completeListing(
      readQuery(shelf.collection, query),
      (sequence) => shelf.rowsWhere(() => true).find((row) => row.sequence === sequence)?.document,
    )
    const { page, total, last } = selectRows(shelf, listing)
    return {
      items: page.map(({ row }) => toListed<D>(row)),
      total,
      ...(last && { nextCursor: formatCursor(last, listing.order) }),
    }
  }

  return {
    get: <D extends Document>(collection: string, id: string) =>
      inTurn(() => {
        const row = shelfOf(collection).rowOf(id)
        return row && toListed<D>(row)
      }),
    find: <D extends Document>(collection: string, query: Query = {}) =>
      inTurn(() => find<D>(collection, query)),
    commit: (writes) => inTurn(() => applyWrites([...writes], shelfOf)),
    clear: () =>
      inTurn(() => {
        for (const shelf of shelves.values()) shelf.clear()
      }),
    failure: () => (isClosed ? new StoreError('closed') : undefined),
    close: () =>
      inTurn(() => {
        isClosed = true
      }),
  }
}

function toListed<D extends Document>({ document, version, sequence }: Row): Listed<D> {
  return { id: document.id, document: structuredClone(document) as D, version, sequence }
}
