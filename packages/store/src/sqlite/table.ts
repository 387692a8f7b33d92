import type { SQLInputValue } from 'node:sqlite'
import { type CollectionKeys, documentKey, keysOf } from '../key.ts'
import type { Collection, Document } from '../store.ts'

/**
 * The table that holds a collection.
 *
 * `sequence` is the order of first insertion, `document` its JSON; each key of the collection has a column of its own, computed
 * at each write, so that neither a lookup nor a uniqueness check reads JSON. The keys of an attribute that may have several values
 * are rows of a table of their own: `key`, and the `sequence` of the document.
 */
export interface Table {
  readonly collection: Collection
  readonly keys: CollectionKeys
  /** The quoted name. */
  readonly name: string
  /** The quoted columns of `keys.attributes`, in order. */
  readonly keyColumns: readonly string[]
  /** The quoted tables of `keys.plural`, in order. */
  readonly valueTables: readonly string[]
}

/** Names the table of a collection and all that belongs to it. */
export function describeTable(collection: Collection): Table {
  const keys = keysOf(collection)
  return {
    collection,
    keys,
    name: quote(collection.name),
    keyColumns: keys.attributes.map(({ name }) => quote(`key ${name}`)),
    valueTables: keys.plural.map(({ name }) => quote(valueTablePrefix(collection) + name)),
  }
}

/** How the names of a collection's value tables begin. */
export function valueTablePrefix({ name }: Collection): string {
  return `values of ${name}: `
}

/** The values of the key columns for a document. */
export function keyValues({ keys }: Table, document: Document): SQLInputValue[] {
  return keys.attributes.map((attribute) => documentKey(attribute, document))
}

/** The key column of an attribute, if it has one. */
export function keyColumn({ keys, keyColumns }: Table, attribute: string): string | undefined {
  return keyColumns[keys.attributes.findIndex(({ name }) => name === attribute)]
}

/** The value table of an attribute, if it has one. */
export function valueTable({ keys, valueTables }: Table, attribute: string): string | undefined {
  return valueTables[keys.plural.findIndex(({ name }) => name === attribute)]
}

/** Writes a text as an SQL identifier. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
