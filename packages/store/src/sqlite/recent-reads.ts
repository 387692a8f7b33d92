import type { Listed } from '../store.ts'

/**
 * The documents that were read last by their ids.
 *
 * A write may name the document that it replaces; only one that the store itself has returned is sure to be what its row has.
 */
export interface RecentReads {
  add(read: Listed): void
  /** Finds a document by identity: a copy is not found. */
  find(read: object): Listed | undefined
}

/** More than the requests that are served at the same time. */
const MOST_READS = 64

/** Makes the list of the documents of a table that were read last. */
export function createRecentReads(): RecentReads {
  const reads: Listed[] = []
  let next = 0
  return {
    add(read) {
      reads[next] = read
      next = (next + 1) % MOST_READS
    },
    find: (read) => reads.find((each) => each === read),
  }
}
