import { Collection as Records } from '@msw/data'
import { z } from 'zod'
import { type CollectionKeys, documentKey, type Key, keysOf } from '../key.ts'
import { numberOf, outOfOrder } from '../numbering.ts'
import type { Collection, Document } from '../store.ts'

/** A document with its version and sequence. */
export interface Row {
  /** The position in the order of first insertion. */
  readonly sequence: number
  readonly version: number
  readonly document: Document
}

/**
 * The records of one collection, with what `@msw/data` lacks: an index of ids, and unique keys.
 *
 * Rows are live: the caller copies a document before it returns or stores it.
 */
export interface Shelf {
  readonly collection: Collection
  rowOf(id: string): Row | undefined
  /** Another document with a unique key that this one does not have yet, and the key. */
  rivalOf(document: Document): { readonly key: readonly string[]; readonly id: string } | undefined
  rowsWhere(predicate: (document: Document) => boolean): Row[]
  /** The sequence of a document that is new. Throws for a number that does not follow. */
  nextSequence(document: Document): number
  /** In a numbered collection, makes the sequences of documents available again whose commit failed. */
  abandonSequences(): void
  set(row: Row): Promise<void>
  remove(id: string): void
  clear(): void
}

const rowSchema = z.object({
  sequence: z.number(),
  version: z.number(),
  document: z.custom<Document>(),
})

type Rows = Records<typeof rowSchema>
type LiveRow = Awaited<ReturnType<Rows['create']>>

/** Makes an empty shelf for a collection. */
export function openShelf(collection: Collection): Shelf {
  const keys = keysOf(collection)
  const records: Rows = new Records({ schema: rowSchema })
  const byId = new Map<string, LiveRow>()
  // Several documents may have a key that was put with allowDuplicate.
  const holders = keys.unique.map(() => new Map<string, Set<string>>())
  let sequence = 0

  function remove(id: string): void {
    const row = byId.get(id)
    if (!row) return
    records.delete(row)
    byId.delete(id)
    for (const [index, key] of uniqueKeys(keys, row.document).entries())
      if (key !== undefined) release(holders[index], key, id)
  }

  // Only a predicate on the whole record is safe: one on an array property matches every record.
  const rowsWhere: Shelf['rowsWhere'] = (predicate) =>
    records.findMany((query) => query.where(({ document }) => predicate(document)))

  return {
    collection,
    rowOf: (id) => byId.get(id),
    rivalOf(document) {
      for (const [index, key] of uniqueKeys(keys, document).entries()) {
        const ids = key === undefined ? undefined : holders[index]?.get(key)
        const [id] = ids ?? []
        if (id !== undefined && !ids?.has(document.id))
          return { key: collection.unique?.[index] ?? [], id }
      }
      return undefined
    },
    rowsWhere,
    nextSequence(document) {
      const next = keys.number ? numberOf(keys.number, document) : sequence + 1
      if (next <= sequence) throw outOfOrder(collection.name, next)
      return (sequence = next)
    },
    abandonSequences() {
      if (keys.number) sequence = Math.max(0, ...rowsWhere(() => true).map((row) => row.sequence))
    },
    async set(row) {
      remove(row.document.id)
      byId.set(row.document.id, await records.create(row))
      for (const [index, key] of uniqueKeys(keys, row.document).entries())
        if (key !== undefined) hold(holders[index], key, row.document.id)
    },
    remove,
    clear() {
      for (const id of byId.keys()) remove(id)
      if (keys.number) sequence = 0
    },
  }
}

function hold(holders: Map<string, Set<string>> | undefined, key: string, id: string): void {
  const ids = holders?.get(key)
  if (ids) ids.add(id)
  else holders?.set(key, new Set([id]))
}

function release(holders: Map<string, Set<string>> | undefined, key: string, id: string): void {
  const ids = holders?.get(key)
  ids?.delete(id)
  if (ids?.size === 0) holders?.delete(key)
}

/** A document's unique keys, each as one text; undefined where it lacks a part. */
function uniqueKeys(keys: CollectionKeys, document: Document): (string | undefined)[] {
  const values = keys.attributes.map((attribute) => documentKey(attribute, document))
  return keys.unique.map((positions) => {
    const key = positions.map((position) => values[position] ?? null)
    return key.includes(null) ? undefined : key.map(keyText).join('')
  })
}

/** Different keys have different texts, also when several are joined: each says how long it is. */
function keyText(key: Key): string {
  const text = String(key)
  return `${typeof key}:${text.length}:${text}`
}
