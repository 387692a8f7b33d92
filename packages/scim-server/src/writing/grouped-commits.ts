import type { Store, Write } from '@pingone-sandbox/store'

/** A commit that waits for others. */
interface Waiting {
  readonly writes: readonly Write[]
  readonly resolve: (versions: readonly number[]) => void
  readonly reject: (error: unknown) => void
}

/**
 * Makes the commits of requests that have arrived together in one transaction, which costs a fraction of one for each.
 *
 * When the store refuses it, each commit is made by itself, in the order in which they came: every request is still all or nothing, and
 * receives the error of its own writes only. A document that is about to change is read after the change, so that requests on one
 * document do not conflict more often. Without `setImmediate`, as in a browser, each commit is made at once.
 */
export function groupCommits(store: Store): Store {
  if (!('setImmediate' in globalThis)) return store
  let waiting: Waiting[] = []
  const changing = new Set<string>()

  async function commitAll(): Promise<void> {
    const group = waiting
    waiting = []
    changing.clear()
    const [first] = group
    if (!first) return
    if (group.length === 1) return commitOne(first)
    try {
      const versions = await store.commit(group.flatMap(({ writes }) => writes))
      let start = 0
      for (const { writes, resolve } of group)
        resolve(versions.slice(start, (start += writes.length)))
    } catch {
      for (const each of group) await commitOne(each)
    }
  }

  async function commitOne({ writes, resolve, reject }: Waiting): Promise<void> {
    await store.commit(writes).then(resolve, reject)
  }

  return {
    ...store,
    async get(collection, id) {
      if (changing.has(placeOf(collection, id))) await commitAll()
      return store.get(collection, id)
    },
    commit: (iterable) =>
      new Promise((resolve, reject) => {
        const writes = [...iterable]
        for (const write of writes)
          if (write.kind === 'put') changing.add(placeOf(write.collection, write.document.id))
        waiting.push({ writes, resolve, reject })
        if (waiting.length === 1) setImmediate(() => void commitAll())
      }),
  }
}

function placeOf(collection: string, id: string): string {
  return `${collection}/${id}`
}
