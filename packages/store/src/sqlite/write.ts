import type { SQLInputValue } from 'node:sqlite'
import { ConflictError, type Document, UniquenessError, type Write } from '../store.ts'
import type { Prepare } from './statements.ts'
import { keyValues, type Table } from './table.ts'

/** Applies one write within the transaction that is open. Returns the new version, 0 for a delete. */
export function applyWrite(prepare: Prepare, table: Table, write: Write): number {
  const id = write.kind === 'put' ? write.document.id : write.id
  const row = prepare(`SELECT version FROM ${table.name} WHERE id = ?`).get(id)
  const version = Number(row?.['version'] ?? 0)
  if (write.expectedVersion !== undefined && write.expectedVersion !== version)
    throw new ConflictError(table.collection.name, id)
  if (write.kind === 'put') return put(prepare, table, { document: write.document, version })

  if (version === 0) throw new ConflictError(table.collection.name, id)
  prepare(`DELETE FROM ${table.name} WHERE id = ?`).run(id)
  return 0
}

function put(
  prepare: Prepare,
  table: Table,
  { document, version }: { readonly document: Document; readonly version: number },
): number {
  const keys = keyValues(table, document)
  assertUnique(prepare, table, { id: document.id, keys })
  const values = [version + 1, JSON.stringify(document), ...keys]
  const columns = ['version', 'document', ...table.keyColumns]
  const text =
    version === 0
      ? `INSERT INTO ${table.name} (${columns.join(', ')}, id) VALUES (${columns.map(() => '?').join(', ')}, ?)`
      : `UPDATE ${table.name} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`
  prepare(text).run(...values, document.id)
  return version + 1
}

/** The unique index would refuse as well, but it does not tell which document holds the key. */
function assertUnique(
  prepare: Prepare,
  { name, collection, keys, keyColumns }: Table,
  document: { readonly id: string; readonly keys: readonly SQLInputValue[] },
): void {
  for (const [index, positions] of keys.unique.entries()) {
    const key = positions.map((position) => document.keys[position] ?? null)
    if (key.includes(null)) continue
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
