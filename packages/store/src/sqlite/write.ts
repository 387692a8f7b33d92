import type { SQLInputValue } from 'node:sqlite'
import { documentKeys } from '../key.ts'
import { ConflictError, type Document, UniquenessError, type Write } from '../store.ts'
import type { Sequences } from './sequences.ts'
import { keyValues, type Table } from './table.ts'
import type { TableStatements } from './table-statements.ts'

/** What a write did to the row at a sequence. */
export interface Applied {
  readonly change: 'inserted' | 'updated' | 'deleted' | 'none'
  readonly sequence: number
  /** The document's version after it, 0 for a delete. */
  readonly version: number
}

interface Target {
  readonly table: Table
  readonly statements: TableStatements
  readonly sequences: Pick<Sequences, 'next'>
}

/** What a table holds of a document; version 0 and no keys when it has none of that id. */
interface Before {
  readonly sequence: number
  readonly version: number
  readonly keys: readonly SQLInputValue[]
}

type Put = Extract<Write, { readonly kind: 'put' }>

/** Applies one write within the transaction that is open. */
export function applyWrite(target: Target, write: Write): Applied {
  const { table, statements } = target
  const id = write.kind === 'put' ? write.document.id : write.id
  const before = readBefore(target, id)
  const { sequence, version } = before
  if (write.kind !== 'require' && (write.expectedVersion ?? version) !== version)
    throw new ConflictError(table.collection.name, id)
  if (write.kind === 'put') return put(target, write, before)

  if (version === 0) throw new ConflictError(table.collection.name, id)
  if (write.kind === 'require') return { change: 'none', sequence, version }
  statements.remove.run(sequence)
  for (const { removeAll } of statements.values) removeAll.run(sequence)
  return { change: 'deleted', sequence, version: 0 }
}

function readBefore({ statements }: Target, id: string): Before {
  const row = statements.before.get(id) as unknown as SQLInputValue[] | undefined
  if (!row) return { sequence: 0, version: 0, keys: [] }
  const [sequence, version, ...keys] = row
  return { sequence: Number(sequence), version: Number(version), keys }
}

function put(target: Target, { document, allowDuplicate }: Put, before: Before): Applied {
  const { table, statements } = target
  const keys = keyValues(table, document)
  if (!allowDuplicate) assertUnique(target, { id: document.id, keys, before })
  const version = before.version + 1
  const json = JSON.stringify(document)
  if (before.version === 0) {
    const sequence = target.sequences.next()
    statements.insert.run(sequence, document.id, version, json, ...keys)
    putValues(target, document, { sequence, isNew: true })
    return { change: 'inserted', sequence, version }
  }
  const { sequence } = before
  // An index is written whenever its column is, be the value the same.
  const changed = [...keys.keys()].filter((at) => keys[at] !== before.keys[at])
  statements.update(changed).run(version, json, ...changed.map((at) => keys[at] ?? null), sequence)
  putValues(target, document, { sequence, isNew: false })
  return { change: 'updated', sequence, version }
}

/** Writes the keys of attributes with several values, only those that differ. */
function putValues(
  { table, statements }: Target,
  document: Document,
  { sequence, isNew }: { readonly sequence: number; readonly isNew: boolean },
): void {
  for (const [at, attribute] of table.keys.plural.entries()) {
    const values = statements.values[at]
    if (!values) continue
    const added = new Set(documentKeys(attribute, document))
    const kept = isNew ? [] : (values.read.all(sequence) as unknown as [key: string | number][])
    for (const [key] of kept) if (!added.delete(key)) values.remove.run(key, sequence)
    for (const key of added) values.insert.run(key, sequence)
  }
}

/** Looks for another document with a key that this one does not have yet. */
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
    const rival = statements.rival[index]?.get(...key, document.id) as unknown as
      | [id: string]
      | undefined
    if (rival)
      throw new UniquenessError(collection.name, collection.unique?.[index] ?? [], rival[0])
  }
}
