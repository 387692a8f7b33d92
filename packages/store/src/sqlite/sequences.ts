/**
 * The sequences of all documents of a table, in ascending order.
 *
 * The store is the only writer of its database, so it can cache what SQLite would have to count: the number of documents, and the
 * n-th one. Takes 8 bytes for each document.
 */
export interface Sequences {
  readonly length: number
  /** The sequence at a position, counted from 0. */
  at(position: number): number | undefined
  /** How many come up to this one, itself included. */
  countUpTo(sequence: number): number
  values(): Iterable<number>
  /** Allocates one that no document has had; `append` adds it once it is committed. */
  next(): number
  /** Allocates one that a document determines. False unless it is greater than all that were allocated. */
  take(sequence: number): boolean
  /** Frees what was allocated and not appended. */
  abandon(): void
  /** Adds one that is greater than all others. */
  append(sequence: number): void
  remove(sequence: number): void
  clear(): void
}

/** Makes a list of sequences from ones in ascending order. */
export function createSequences(initial: readonly number[] = []): Sequences {
  let sequences = Float64Array.from(initial)
  /** The index of the first one. Removing the first leaves a gap, since moving all others would take time in proportion to them. */
  let first = 0
  let length = initial.length
  // A cursor may refer to a deleted document, so its sequence is not allocated again.
  let latest = initial.at(-1) ?? 0
  /** The greatest that was allocated since the list was last cleared. */
  let greatest = latest

  /** The position of the first that is greater. */
  function countUpTo(sequence: number): number {
    let low = first
    let high = first + length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sequences[middle] ?? Infinity) <= sequence) low = middle + 1
      else high = middle
    }
    return low - first
  }

  return {
    get length() {
      return length
    },
    at: (position) => (position < length ? sequences[first + position] : undefined),
    countUpTo,
    values: () => sequences.subarray(first, first + length),
    next: () => (greatest = ++latest),
    take(sequence) {
      if (sequence <= greatest) return false
      greatest = sequence
      return true
    },
    abandon() {
      greatest = length === 0 ? 0 : (sequences[first + length - 1] ?? 0)
    },
    append(sequence) {
      if (first + length === sequences.length) {
        const roomier = new Float64Array(Math.max(64, length * 2))
        roomier.set(sequences.subarray(first))
        sequences = roomier
        first = 0
      }
      sequences[first + length++] = sequence
    },
    remove(sequence) {
      const position = countUpTo(sequence) - 1
      if (position < 0 || sequences[first + position] !== sequence) return
      if (position === 0) first += 1
      else sequences.copyWithin(first + position, first + position + 1, first + length)
      length -= 1
    },
    clear() {
      sequences = new Float64Array()
      first = 0
      length = 0
      greatest = 0
    },
  }
}
