import type { DatabaseSync } from 'node:sqlite'
import type { Collection, Document } from '../store.ts'
import { createInternedTexts, type InternedTexts } from './interned-texts.ts'
import { layOut } from './layout.ts'
import { createRecentReads, type RecentReads } from './recent-reads.ts'
import { createRecentRows, type RecentRows } from './recent-rows.ts'
import { createSequences, type Sequences } from './sequences.ts'
import { createSlices, type Slices, type SliceUsage } from './slices.ts'
import { describeTable, type Table } from './table.ts'
import { prepareTable, type Row, type TableStatements } from './table-statements.ts'
import type { Applied } from './write.ts'

/** A table with its statements and what is cached of its rows. */
export interface LiveTable {
  readonly table: Table
  readonly statements: TableStatements
  readonly interned: InternedTexts
  readonly sequences: Sequences
  readonly slices: Slices
  readonly recent: RecentRows
  readonly reads: RecentReads
}

export interface OpenTableOptions {
  readonly usage: SliceUsage
  readonly hasTextIndexes: boolean
}

/** Opens the table of a collection within the transaction that is open. */
export function openTable(
  database: DatabaseSync,
  collection: Collection,
  { usage, hasTextIndexes }: OpenTableOptions,
): LiveTable {
  const table = describeTable(collection, hasTextIndexes)
  layOut(database, table)
  const statements = prepareTable(database, table)
  const readDocument = (sequence: number) =>
    JSON.parse(readRow(statements, sequence)?.[3] ?? '{}') as Document
  return {
    table,
    statements,
    interned: createInternedTexts(database, table),
    sequences: createSequences(readSequences(statements)),
    slices: createSlices(readDocument, usage),
    recent: createRecentRows(),
    reads: createRecentReads(),
  }
}

/** Reads the sequences of all documents; where none is missing, counting an index is enough. */
function readSequences({ extent, sequences }: TableStatements): readonly number[] {
  const [first, last, count] = extent.get() as unknown as [number | null, number | null, number]
  if (first === null || last === null) return []
  if (last - first + 1 === count) return Array.from({ length: count }, (_, at) => first + at)
  const rows = sequences.all() as unknown as [sequence: number][]
  return rows.map(([sequence]) => sequence)
}

/** Updates the caches after a write whose commit has succeeded. */
export function noteApplied(
  { table, sequences, slices, recent }: LiveTable,
  applied: Applied,
): void {
  const { change, sequence, id, row } = applied
  if (change === 'inserted') sequences.append(sequence)
  if (change === 'deleted') sequences.remove(sequence)
  if (change === 'deleted') slices.forget(sequence)
  if (change === 'inserted' || change === 'updated') slices.renew(sequence)
  // The documents of a log are hardly ever written again.
  if (row && !table.keys.number) recent.add(id, row)
  else if (change === 'deleted') recent.take(id)
}

/** Reads the row at a sequence. */
export function readRow({ bySequence }: TableStatements, sequence: number): Row | undefined {
  return bySequence.get(sequence) as unknown as Row | undefined
}
