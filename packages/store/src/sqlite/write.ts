import type { SQLInputValue } from 'node:sqlite'
import { ConflictError, type Document, UniquenessError, type Write } from '../store.ts'
import type { Prepare } from './statements.ts'
import { keyValues, type Table } from './table.ts'

/** Applies one write within the transaction that is open. Returns the document's version after it, 0 for a delete. */
export function applyWrite(prepare: Prepare, table: Table, write: Write): number {
  const id = write.kind === 'put' ? write.document.id : write.id
  const before = readRow(prepare, table, id)
  if (write.kind !== 'require') {
    const { expectedVersion = before.version } = write
    if (expectedVersion !== before.version) throw new ConflictError(table.collection.name, id)
  }
  if (write.kind === 'put') return put(prepare, table, { ...write, before })

  if (before.version === 0) throw new ConflictError(table.collection.name, id)
  if (write.kind === 'require') return before.version
  prepare(`DELETE FROM ${table.name} WHERE id = ?`).run(id)
  return 0
}

/** What a table holds of a document; version 0 and no keys when it has none of that id. */
interface TableRow {
  readonly version: number
  readonly keys: readonly SQLInputValue[]
}

function readRow(prepare: Prepare, { name, keyColumns }: Table, id: string): TableRow {
  const columns = ['version', ...keyColumns].join(', ')
  const row = prepare(`SELECT ${columns} FROM ${name} WHERE id = ?`).get(id)
  const [version = 0, ...keys] = Object.values(row ?? {})
  return { version: Number(version), keys }
}

interface Put {
  readonly document: Document
  readonly before: TableRow
  readonly allowDuplicate?: true
}

function put(prepare: Prepare, table: Table, { document, before, allowDuplicate }: Put): number {
  const keys = keyValues(table, document)
  if (!allowDuplicate) assertUnique(prepare, table, { id: document.id, keys, before })
  const values = [before.version + 1, JSON.stringify(document), ...keys]
  const columns = ['version', 'document', ...table.keyColumns]
  const text =
    before.version === 0
      ? `INSERT INTO ${table.name} (${columns.join(', ')}, id) VALUES (${columns.map(() => '?').join(', ')}, ?)`
      : `UPDATE ${table.name} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`
  prepare(text).run(...values, document.id)
  return before.version + 1
}

/** Looks for another document with a key that this one does not have yet. */
function assertUnique(
  prepare: Prepare,
  { name, collection, keys, keyColumns }: Table,
  document: {
    readonly id: string
    readonly keys: readonly SQLInputValue[]
    readonly before: TableRow
  },
): void {
  for (const [index, positions] of keys.unique.entries()) {
    const key = positions.map((position) => document.keys[position] ?? null)
    const isKept = positions.every((at) => document.keys[at] === document.before.keys[at])
    if (isKept || key.includes(null)) continue
    const same = positions.map((position) => `${keyColumns[position]} = ?`).join(' AND ')
    const holder = prepare(`SELECT id FROM ${name} WHERE ${same} AND id <> ?`).get(
      ...key,
      document.id,
    )
    if (holder)
      throw new UniquenessError(
        collection.name,
        collection.unique?.[index] ?? [],
        String(holder['id']),
      )
  }
}
