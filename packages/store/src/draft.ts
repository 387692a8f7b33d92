import type { ResourceTypeDefinition } from '@pingone-sandbox/scim'
import { findAmong } from './find-among.ts'
import {
  ConflictError,
  type Document,
  type Listed,
  type Page,
  type Query,
  type Store,
  type Stored,
  UniquenessError,
  type Write,
} from './store.ts'

/** Commits that are held back until all of them are made at once, or none. */
export interface Draft {
  /** The store as it will be. It knows of taken unique keys only at the end. */
  readonly store: Pick<Store, 'get' | 'find' | 'commit'>
  /** How many writes are held back. */
  length(): number
  /** Makes all writes in one commit; throws what that throws. */
  apply(): Promise<void>
  /** Finds the first write that the store refuses because of a unique key; undefined when it refuses none. */
  findRefused(): Promise<number | undefined>
}

/** Starts a draft. `types` has the resource type of each collection that is going to be searched. */
export function createDraft(
  store: Store,
  types: ReadonlyMap<string, ResourceTypeDefinition>,
): Draft {
  const writes: Write[] = []
  let held: Held = new Map()

  return {
    store: {
      get: <D extends Document>(collection: string, id: string) =>
        read<D>(store, held, { collection, id }),
      find: <D extends Document>(collection: string, query: Query = {}) =>
        find<D>(store, held, { collection, query, types }),
      async commit(given) {
        const next = new Map(held)
        const versions: number[] = []
        for (const write of given) versions.push(await hold(store, next, write))
        held = next
        writes.push(...given)
        return versions
      },
    },
    length: () => writes.length,
    async apply() {
      await store.commit(writes)
    },
    findRefused: () => findRefused(store, writes),
  }
}

/** What the writes leave of a document: undefined when it is deleted. */
type Held = Map<string, { readonly collection: string; readonly stored: Stored | undefined }>

interface Place {
  readonly collection: string
  readonly id: string
}

const keyAt = ({ collection, id }: Place): string => JSON.stringify([collection, id])

async function read<D extends Document>(
  store: Store,
  held: Held,
  place: Place,
): Promise<Stored<D> | undefined> {
  const known = held.get(keyAt(place))
  return known
    ? (structuredClone(known.stored) as Stored<D> | undefined)
    : store.get<D>(place.collection, place.id)
}

async function find<D extends Document>(
  store: Store,
  held: Held,
  {
    collection,
    query,
    types,
  }: {
    readonly collection: string
    readonly query: Query
    readonly types: ReadonlyMap<string, ResourceTypeDefinition>
  },
): Promise<Page<D>> {
  const type = types.get(collection)
  if (!type) throw new Error(`The draft does not know the type of ${collection}.`)
  const { filter, anyOf } = query
  const { items } = await store.find<D>(collection, {
    ...(filter && { filter }),
    ...(anyOf && { anyOf }),
  })
  const unchanged = items.filter(({ id }) => !held.has(keyAt({ collection, id })))
  // What the draft has written comes last, in the order of its first write.
  const end = items.reduce((last, { sequence }) => Math.max(last, sequence), 0)
  const written = [...held.values()].flatMap((each, index): Listed<D>[] =>
    each.stored && each.collection === collection
      ? [{ ...(each.stored as Stored<D>), sequence: end + index + 1 }]
      : [],
  )
  const candidates = [...unchanged, ...written].map((listed) => ({
    listed,
    shown: listed.document,
  }))
  const page = findAmong(type, candidates, query)
  return { ...page, items: page.items.map((listed) => copyHeld(listed, held, collection)) }
}

/** What is held back is given away as a copy; a store gives copies already. */
function copyHeld<D extends Document>(
  listed: Listed<D>,
  held: Held,
  collection: string,
): Listed<D> {
  return held.has(keyAt({ collection, id: listed.id })) ? structuredClone(listed) : listed
}

/** Holds a write back, and returns the version that it makes; refuses what a store refuses but for unique keys. */
async function hold(store: Store, held: Held, write: Write): Promise<number> {
  const { collection } = write
  const id = write.kind === 'put' ? write.document.id : write.id
  const before = await read(store, held, { collection, id })
  const version = before?.version ?? 0
  const isUnexpected = write.kind !== 'require' && (write.expectedVersion ?? version) !== version
  if (isUnexpected || (write.kind !== 'put' && !before)) throw new ConflictError(collection, id)
  switch (write.kind) {
    case 'require':
      return version
    case 'delete':
      held.set(keyAt({ collection, id }), { collection, stored: undefined })
      return 0
    case 'put': {
      // A copy as JSON keeps it, like the one that a store would give back.
      const document = JSON.parse(JSON.stringify(write.document)) as Document
      const stored = { id, document, version: version + 1 }
      held.set(keyAt({ collection, id }), { collection, stored })
      return stored.version
    }
  }
}

/** Halves the writes until the first one is found with which they are refused. */
async function findRefused(store: Store, writes: readonly Write[]): Promise<number | undefined> {
  if (!(await isRefused(store, writes))) return undefined
  let [accepted, refused] = [0, writes.length]
  while (refused - accepted > 1) {
    const middle = Math.floor((accepted + refused) / 2)
    if (await isRefused(store, writes.slice(0, middle))) refused = middle
    else accepted = middle
  }
  return accepted
}

/** Tries a commit that cannot succeed, as it requires what does not exist: only then does it get as far as that. */
async function isRefused(store: Store, writes: readonly Write[]): Promise<boolean> {
  const [first] = writes
  if (!first) return false
  try {
    await store.commit([...writes, { kind: 'require', collection: first.collection, id: '' }])
    return false
  } catch (error) {
    if (error instanceof UniquenessError) return true
    if (error instanceof ConflictError) return false
    throw error
  }
}
