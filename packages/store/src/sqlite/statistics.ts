import type { DatabaseSync } from 'node:sqlite'

/** How many rows of an index are sampled. */
const SAMPLE = 1000
/** The number of writes before the first analysis. */
const FIRST_ANALYSIS = 256

/**
 * Updates the statistics by which SQLite chooses between indexes.
 *
 * Without them SQLite cannot distinguish a selective attribute from one that is the same in all documents, and a lookup by both may read
 * every document. Returns a function that takes the number of writes of each commit; it analyses whenever their sum has doubled.
 */
export function createStatistics(database: DatabaseSync): (writes: number) => void {
  database.exec(`PRAGMA analysis_limit = ${SAMPLE}`)
  let total = 0
  let due = FIRST_ANALYSIS
  return (writes) => {
    total += writes
    if (total < due) return
    due = total * 2
    try {
      database.exec('ANALYZE')
    } catch {
      // The commit has succeeded; outdated statistics are no failure.
    }
  }
}
