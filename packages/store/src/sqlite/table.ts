import type { SQLInputValue } from 'node:sqlite'
import { type CollectionKeys, documentKey, keysOf } from '../key.ts'
import { numberOfId } from '../numbering.ts'
import type { Collection, Document } from '../store.ts'

/**
 * The table that holds a collection.
 *
 * `sequence` is the order of first insertion, `document` the JSON. Each key of the collection has its own column, computed at each
 * write, so that neither a lookup nor a uniqueness check reads JSON. The keys of a multi-valued attribute are rows of a value table:
 * `key`, and the `sequence` of the document.
 *
 * In a numbered collection the number is the sequence, and there is no column of ids. The key of an interned attribute is the number of
 * its text.
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
  /** The quoted table of the texts of `keys.interned` with their numbers. */
  readonly internedTexts: string
  /** The quoted text indexes of `keys.searchable`, in order; empty where SQLite has none. */
  readonly textIndexes: readonly string[]
}

/** Describes the table of a collection, with its columns, value tables and text indexes. */
export function describeTable(collection: Collection, hasTextIndexes: boolean): Table {
  const keys = keysOf(collection)
  const searchable = hasTextIndexes ? keys.searchable : []
  return {
    collection,
    keys,
    name: quote(collection.name),
    keyColumns: keys.attributes.map(({ name }) => quote(`key ${name}`)),
    valueTables: keys.plural.map(({ name }) => quote(valueTablePrefix(collection) + name)),
    internedTexts: quote(internedTextsName(collection)),
    textIndexes: searchable.map((at) =>
      quote(`${textIndexPrefix(collection)}${keys.attributes[at]?.name}`),
    ),
  }
}

/** How the names of a collection's value tables begin. */
export function valueTablePrefix({ name }: Collection): string {
  return `values of ${name}: `
}

/** How the names of a collection's text indexes begin. */
export function textIndexPrefix({ name }: Collection): string {
  return `texts of ${name}: `
}

/** The name of the table of a collection's interned texts. */
export function internedTextsName({ name }: Collection): string {
  return `interned texts of ${name}`
}

/** The column by which a document is found by its id, or the number that it stands for. */
export function idColumn({ keys }: Table): 'id' | 'sequence' {
  return keys.number ? 'sequence' : 'id'
}

/** The value of `idColumn` for an id. */
export function idKey({ keys }: Table, id: string): SQLInputValue {
  return keys.number ? numberOfId(id) : id
}

/** The values of the key columns for a document. */
export function keyValues({ keys }: Table, document: Document): SQLInputValue[] {
  return keys.attributes.map((attribute) => documentKey(attribute, document))
}

/** The SQL of the key of an attribute, if the table keeps it. */
export function keyColumn(table: Table, attribute: string): string | undefined {
  const { keys, keyColumns, internedTexts } = table
  if (keys.number?.name === attribute) return 'sequence'
  const at = keys.attributes.findIndex(({ name }) => name === attribute)
  return keys.interned.includes(at)
    ? `(SELECT text FROM ${internedTexts} WHERE number = ${keyColumns[at]})`
    : keyColumns[at]
}

/** The SQL that compares a key with a parameter so that its index is used, by the position of the attribute. */
export function keyEquals({ keys, keyColumns, internedTexts }: Table, at: number): string {
  return keys.interned.includes(at)
    ? `${keyColumns[at]} = (SELECT number FROM ${internedTexts} WHERE text = ?)`
    : `${keyColumns[at]} = ?`
}

/** The column with the number of an interned attribute's text; undefined for another attribute. */
export function internedColumn({ keys, keyColumns }: Table, attribute: string): string | undefined {
  return keyColumns[keys.interned.find((at) => keys.attributes[at]?.name === attribute) ?? -1]
}

/** The value table of an attribute, if it has one. */
export function valueTable({ keys, valueTables }: Table, attribute: string): string | undefined {
  return valueTables[keys.plural.findIndex(({ name }) => name === attribute)]
}

/** The text index of an attribute, if it has one. */
export function textIndex({ keys, textIndexes }: Table, attribute: string): string | undefined {
  return textIndexes[keys.searchable.findIndex((at) => keys.attributes[at]?.name === attribute)]
}

/** Tells whether `co` searches the kept keys of an attribute. */
export function isSearchable({ keys }: Table, attribute: string): boolean {
  return keys.searchable.some((at) => keys.attributes[at]?.name === attribute)
}

/** Tells whether an index finds the documents with one key of an attribute. */
export function isIndexed(table: Table, attribute: string): boolean {
  const { keys } = table
  const position = keys.attributes.findIndex(({ name }) => name === attribute)
  return (
    attribute === keys.number?.name ||
    keys.indexed.includes(position) ||
    keys.sparse.includes(position) ||
    keys.unique.some(([first]) => first === position) ||
    valueTable(table, attribute) !== undefined
  )
}

/** Writes a text as an SQL identifier. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
