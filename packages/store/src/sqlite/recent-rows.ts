import type { SQLInputValue } from 'node:sqlite'

/** What a table keeps of a document beside its JSON. */
export interface KeptRow {
  readonly sequence: number
  readonly version: number
  /** Of the key columns. */
  readonly keys: readonly SQLInputValue[]
  /** Of the value tables, in order. */
  readonly values: readonly ReadonlySet<string | number>[]
}

/** The rows that were written last, since a document that was written is often written again soon. */
export interface RecentRows {
  /** Takes a row out: the write that asks for it may fail, or leave another one. */
  take(id: string): KeptRow | undefined
  /** Adds a row once its commit has succeeded. */
  add(id: string, row: KeptRow): void
  clear(): void
}

/** How many keys the rows have together. */
const MOST_KEYS = 12_000

/** Makes the list of recent rows of a table. */
export function createRecentRows(): RecentRows {
  const rows = new Map<string, KeptRow>()
  let total = 0

  function take(id: string): KeptRow | undefined {
    const row = rows.get(id)
    if (row && rows.delete(id)) total -= weightOf(row)
    return row
  }

  return {
    take,
    add(id, row) {
      take(id)
      const weight = weightOf(row)
      if (weight > MOST_KEYS) return
      rows.set(id, row)
      total += weight
      // A map lists what was set last at its end.
      for (const oldest of rows.keys()) {
        if (total <= MOST_KEYS) break
        take(oldest)
      }
    },
    clear() {
      rows.clear()
      total = 0
    },
  }
}

function weightOf({ keys, values }: KeptRow): number {
  return values.reduce((sum, { size }) => sum + size, 1 + keys.length)
}
