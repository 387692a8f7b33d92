import type { SQLInputValue } from 'node:sqlite'

/** A row without its JSON. */
export interface KeptRow {
  readonly sequence: number
  readonly version: number
  /** Of the key columns. */
  readonly keys: readonly SQLInputValue[]
  /** Of the value tables, in order. */
  readonly values: readonly ReadonlySet<string | number>[]
}

/** A cache of the rows written last: a document is often written several times in a short time. */
export interface RecentRows {
  /** Removes a row and returns it, since the write that needs it may fail or change it. */
  take(id: string): KeptRow | undefined
  /** Adds a row once its commit has succeeded. */
  add(id: string, row: KeptRow): void
  clear(): void
}

/** The greatest number of keys in all rows. */
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
