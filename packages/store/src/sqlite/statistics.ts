import type { DatabaseSync } from 'node:sqlite'

/** How many rows of an index are looked at. */
const SAMPLE = 1000
/** How many writes make statistics worth having. */
const FIRST_ANALYSIS = 256

/**
 * Keeps the statistics up to date by which SQLite chooses between indexes.
 *
 * Without them an attribute that all documents share looks as selective as one that tells them apart, and a lookup by both may
 * read every document. Returns what to call with the number of writes in a commit; it analyses each time that they have doubled.
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
      // The commit has succeeded, and a full disk is no reason to say otherwise. The statistics can wait.
    }
  }
}
