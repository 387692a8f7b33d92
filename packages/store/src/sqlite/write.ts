import type { SQLInputValue } from 'node:sqlite'
import { equals } from '@pingone-sandbox/scim'
import { type CollectionKeys, documentKeys } from '../key.ts'
import { numberOf, outOfOrder } from '../numbering.ts'
import { ConflictError, type Document, type Listed, UniquenessError, type Write } from '../store.ts'
import type { RecentReads } from './recent-reads.ts'
import type { KeptRow, RecentRows } from './recent-rows.ts'
import type { Sequences } from './sequences.ts'
import type { InternedTexts } from './interned-texts.ts'
import { idKey, type Table } from './table.ts'
import type { TableStatements, ValueStatements } from './table-statements.ts'
import { indexedText } from './text-index.ts'

/** What a write did to the row at a sequence. */
export interface Applied {
  readonly change: 'inserted' | 'updated' | 'deleted' | 'none'
  readonly sequence: number
  /** The document's version after it, 0 for a delete. */
  readonly version: number
  readonly id: string
  /** The row after an insert or update. */
  readonly row?: KeptRow
}

interface Target {
  readonly table: Table
  readonly statements: TableStatements
  readonly interned: Pick<InternedTexts, 'keysOf'>
  readonly sequences: Pick<Sequences, 'next' | 'take'>
  readonly recent: Pick<RecentRows, 'take'>
  readonly reads: Pick<RecentReads, 'find'>
}

/** What a table has of a document before a write; version 0 and no keys when it has none of that id. */
type Before = Omit<KeptRow, 'values'> & { readonly values?: KeptRow['values'] | undefined }

type Put = Extract<Write, { readonly kind: 'put' }>

const ABSENT: Before = { sequence: 0, version: 0, keys: [], values: [] }

/** Applies one write within the transaction that is open. */
export function applyWrite(target: Target, write: Write): Applied {
  const { table, statements } = target
  // The insert itself detects a document that exists.
  if (write.kind === 'put' && write.expectedVersion === 0) return insert(target, write)
  const id = write.kind === 'put' ? write.document.id : write.id
  const known = write.kind === 'require' ? undefined : target.recent.take(id)
  const previous = write.kind === 'put' ? findPrevious(target, write) : undefined
  if (write.kind === 'put' && previous) return updateDocument(target, write, previous)
  const before = known ?? readBefore(target, id)
  const { sequence, version } = before
  if (write.kind !== 'require' && (write.expectedVersion ?? version) !== version)
    throw new ConflictError(table.collection.name, id)
  if (write.kind === 'put')
    return version === 0 ? insert(target, write) : update(target, write, before)

  if (version === 0) throw new ConflictError(table.collection.name, id)
  if (write.kind === 'require') return { change: 'none', sequence, version, id }
  statements.remove.run(sequence)
  for (const { removeAll } of statements.values) removeAll.run(sequence)
  putTexts(target, sequence, { before: before.keys, after: [] })
  return { change: 'deleted', sequence, version: 0, id }
}

/** Finds the document that a put replaces, if the store has returned it and no key changes. */
function findPrevious({ table, reads }: Target, write: Put): Listed | undefined {
  const { previous, document, expectedVersion } = write
  if (!previous || previous.version !== expectedVersion || previous.id !== document.id)
    return undefined
  const known = reads.find(previous)
  return known && hasSameKeys(table.keys, known.document, document) ? known : undefined
}

function hasSameKeys(
  { attributes, plural }: CollectionKeys,
  one: Document,
  other: Document,
): boolean {
  const isSame = ([root]: readonly { readonly name: string }[]) =>
    root === undefined || equals(one[root.name], other[root.name])
  return (
    attributes.every(({ steps }) => isSame(steps)) && plural.every(({ steps }) => isSame(steps))
  )
}

/** Replaces a document and none of its keys. */
function updateDocument({ table, statements }: Target, write: Put, previous: Listed): Applied {
  const { document, json = JSON.stringify(document) } = write
  const { sequence } = previous
  const version = previous.version + 1
  const { changes } = statements.updateDocument.run(version, json, sequence, previous.version)
  if (changes === 0n) throw new ConflictError(table.collection.name, document.id)
  return { change: 'updated', sequence, version, id: document.id }
}

function readBefore({ table, statements }: Target, id: string): Before {
  const row = statements.before.get(idKey(table, id)) as unknown as SQLInputValue[] | undefined
  if (!row) return ABSENT
  const [sequence, version, ...keys] = row
  return { sequence: Number(sequence), version: Number(version), keys }
}

/** Throws a `ConflictError` when the document exists. */
function insert(target: Target, write: Put): Applied {
  const { table, statements } = target
  const { document, json = JSON.stringify(document) } = write
  const keys = target.interned.keysOf(document)
  const sequence = nextSequence(target, document)
  const ids = table.keys.number ? [] : [document.id]
  const { changes } = statements.insert.run(sequence, ...ids, 1, json, ...keys)
  if (changes === 0n) throw new ConflictError(table.collection.name, document.id)
  if (!write.allowDuplicate) assertUnique(target, { id: document.id, keys, before: ABSENT })
  const values = valuesOf(table, document)
  putValues(target, sequence, { before: [], after: values })
  putTexts(target, sequence, { before: [], after: keys })
  const row = { sequence, version: 1, keys, values }
  return { change: 'inserted', sequence, version: 1, id: document.id, row }
}

function nextSequence({ table, sequences, statements }: Target, document: Document): number {
  const { number } = table.keys
  if (!number) return sequences.next()
  const sequence = numberOf(number, document)
  if (sequences.take(sequence)) return sequence
  if (statements.before.get(sequence)) throw new ConflictError(table.collection.name, document.id)
  throw outOfOrder(table.collection.name, sequence)
}

function update(target: Target, write: Put, before: Before): Applied {
  const { table, statements } = target
  const { document, json = JSON.stringify(document), allowDuplicate } = write
  const keys = target.interned.keysOf(document)
  if (!allowDuplicate) assertUnique(target, { id: document.id, keys, before })
  const { sequence } = before
  const version = before.version + 1
  // SQLite writes an index whenever its column is written, even with the same value.
  const changed = [...keys.keys()].filter((at) => keys[at] !== before.keys[at])
  statements.update(changed).run(version, json, ...changed.map((at) => keys[at] ?? null), sequence)
  const values = valuesOf(table, document)
  putValues(target, sequence, { before: before.values, after: values })
  putTexts(target, sequence, { before: before.keys, after: keys })
  return {
    ...{ change: 'updated', sequence, version, id: document.id },
    row: { sequence, version, keys, values },
  }
}

const valuesOf = ({ keys }: Table, document: Document): KeptRow['values'] =>
  keys.plural.map((attribute) => documentKeys(attribute, document))

const NO_VALUES: ReadonlySet<string | number> = new Set()

/** Updates the value tables with the keys that a write changes; unknown earlier keys are read. */
function putValues(
  { statements }: Target,
  sequence: number,
  keys: { readonly before: KeptRow['values'] | undefined; readonly after: KeptRow['values'] },
): void {
  for (const [at, values] of statements.values.entries()) {
    const before = keys.before ? (keys.before[at] ?? NO_VALUES) : readValues(values, sequence)
    const after = keys.after[at] ?? NO_VALUES
    for (const key of before) if (!after.has(key)) values.remove.run(key, sequence)
    for (const key of after) if (!before.has(key)) values.insert.run(key, sequence)
  }
}

function readValues({ read }: ValueStatements, sequence: number): ReadonlySet<string | number> {
  const rows = read.all(sequence) as unknown as [key: string | number][]
  return new Set(rows.map(([key]) => key))
}

/** Updates the text indexes with the keys that a write changes. */
function putTexts(
  { table, statements }: Target,
  sequence: number,
  keys: { readonly before: readonly SQLInputValue[]; readonly after: readonly SQLInputValue[] },
): void {
  for (const [index, at] of table.keys.searchable.entries()) {
    const texts = statements.texts[index]
    const [before, after] = [keys.before[at], keys.after[at]]
    if (before === after) continue
    if (typeof before === 'string') texts?.remove.run(sequence)
    if (typeof after === 'string') texts?.insert.run(sequence, indexedText(after))
  }
}

/** Throws a `UniquenessError` when another document has a key that this one did not have before. */
function assertUnique(
  { table, statements }: Target,
  document: {
    readonly id: string
    readonly keys: readonly SQLInputValue[]
    readonly before: Before
  },
): void {
  const { collection, keys } = table
  for (const [index, positions] of keys.unique.entries()) {
    const isKept = positions.every((at) => document.keys[at] === document.before.keys[at])
    const key = positions.map((at) => document.keys[at] ?? null)
    if (isKept || key.includes(null)) continue
    const rival = statements.rival[index]?.get(...key, idKey(table, document.id)) as unknown as
      | [id: string | number]
      | undefined
    if (rival)
      throw new UniquenessError(collection.name, collection.unique?.[index] ?? [], String(rival[0]))
  }
}
