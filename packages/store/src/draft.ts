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

/** Commits that wait in memory until all of them are made in one, or none. */
export interface Draft {
  /** The store with the commits applied. Unique keys that are taken are found only at the end. */
  readonly store: Pick<Store, 'get' | 'find' | 'commit'>
  /** The number of writes. */
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
  const drafted = createOverlay()

  return {
    store: {
      get: async <D extends Document>(collection: string, id: string) =>
        read<D>(store, [drafted], { collection, id }),
      find: <D extends Document>(collection: string, query: Query = {}) =>
        find<D>(store, drafted, { collection, query, types }),
      async commit(given) {
        // A write that is refused must leave nothing of those before it.
        const added = createOverlay()
        const versions: number[] = []
        for (const write of given)
          versions.push(await apply(write, added, (place) => read(store, [added, drafted], place)))
        for (const [collection, documents] of added)
          for (const [id, stored] of documents) put(drafted, { collection, id }, stored)
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

/** What writes leave of documents, by collection and id: undefined for one that is deleted. */
type Overlay = Map<string, Map<string, Stored | undefined>>

const createOverlay = (): Overlay => new Map()

interface Place {
  readonly collection: string
  readonly id: string
}

function put(overlay: Overlay, { collection, id }: Place, stored: Stored | undefined): void {
  const documents = overlay.get(collection) ?? new Map<string, Stored | undefined>()
  overlay.set(collection, documents.set(id, stored))
}

/** Reads a document from the first overlay that has it, else from the store. */
async function read<D extends Document>(
  store: Store,
  overlays: readonly Overlay[],
  { collection, id }: Place,
): Promise<Stored<D> | undefined> {
  const documents = overlays.map((each) => each.get(collection)).find((each) => each?.has(id))
  return documents
    ? (structuredClone(documents.get(id)) as Stored<D> | undefined)
    : store.get<D>(collection, id)
}

async function find<D extends Document>(
  store: Store,
  drafted: Overlay,
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
  if (!type) throw new Error(`The draft has no type for ${collection}.`)
  const { filter, anyOf } = query
  const { items } = await store.find<D>(collection, {
    ...(filter && { filter }),
    ...(anyOf && { anyOf }),
  })
  const documents = drafted.get(collection) ?? new Map<string, Stored | undefined>()
  const unchanged = items.filter(({ id }) => !documents.has(id))
  // What the draft has written comes last, in the order of its first write.
  const end = items.reduce((last, { sequence }) => Math.max(last, sequence), 0)
  const written = [...documents.values()].flatMap((stored, index): Listed<D>[] =>
    stored ? [{ ...(stored as Stored<D>), sequence: end + index + 1 }] : [],
  )
  const candidates = [...unchanged, ...written].map((listed) => ({
    listed,
    shown: listed.document,
  }))
  const page = findAmong(type, candidates, query)
  // A store returns copies already.
  const copy = (listed: Listed<D>) => (documents.has(listed.id) ? structuredClone(listed) : listed)
  return { ...page, items: page.items.map(copy) }
}

/** Adds a write to an overlay, and returns the version that it makes; refuses what a store refuses but for unique keys. */
async function apply(
  write: Write,
  overlay: Overlay,
  readBefore: (place: Place) => Promise<Stored | undefined>,
): Promise<number> {
  const { collection } = write
  const id = write.kind === 'put' ? write.document.id : write.id
  const before = await readBefore({ collection, id })
  const version = before?.version ?? 0
  const isUnexpected = write.kind !== 'require' && (write.expectedVersion ?? version) !== version
  if (isUnexpected || (write.kind !== 'put' && !before)) throw new ConflictError(collection, id)
  switch (write.kind) {
    case 'require':
      return version
    case 'delete':
      put(overlay, { collection, id }, undefined)
      return 0
    case 'put': {
      // A copy as JSON has it, like the one that a store returns.
      const document = JSON.parse(JSON.stringify(write.document)) as Document
      const stored = { id, document, version: version + 1 }
      put(overlay, { collection, id }, stored)
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
