import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { prepareWrite } from './statements.ts'
import { keyValues, type Table } from './table.ts'
import type { Document } from '../store.ts'

/** The texts that a table keeps once, with their numbers. */
export interface InternedTexts {
  /** Returns the values of the key columns for a document, within the transaction that is open. Gives new texts their numbers. */
  keysOf(document: Document): SQLInputValue[]
  /** Discards what is cached of a transaction that was rolled back. */
  abandon(): void
  /** Removes all texts, within the transaction that is open. */
  clear(): void
}

/** How many texts are cached. */
const MOST_CACHED = 20_000

/** Opens the interned texts of a table. */
export function createInternedTexts(database: DatabaseSync, table: Table): InternedTexts {
  const { interned } = table.keys
  if (interned.length === 0)
    return { keysOf: (document) => keyValues(table, document), abandon() {}, clear() {} }
  const cached = new Map<string, number>()
  const find = database.prepare(`SELECT number FROM ${table.internedTexts} WHERE text = ?`)
  const insert = prepareWrite(database, `INSERT INTO ${table.internedTexts} (text) VALUES (?)`)
  const remove = prepareWrite(database, `DELETE FROM ${table.internedTexts}`)

  function numberOf(text: string): number {
    const known = cached.get(text)
    if (known !== undefined) return known
    const found = find.get(text)?.['number'] ?? insert.run(text).lastInsertRowid
    const number = Number(found)
    if (cached.size >= MOST_CACHED) cached.clear()
    cached.set(text, number)
    return number
  }

  return {
    keysOf(document) {
      const keys = keyValues(table, document)
      for (const at of interned) {
        const text = keys[at]
        if (typeof text === 'string') keys[at] = numberOf(text)
      }
      return keys
    },
    abandon: () => cached.clear(),
    clear() {
      remove.run()
      cached.clear()
    },
  }
}
