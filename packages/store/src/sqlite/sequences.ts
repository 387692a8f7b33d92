/**
 * The places of all documents of a table, in order.
 *
 * The store is the only writer of its database, so it keeps in the process what SQLite could only count: how many documents there
 * are, and which one is the n-th. 8 bytes a document.
 */
export interface Sequences {
  readonly length: number
  /** The sequence at a position, counted from 0. */
  at(position: number): number | undefined
  /** How many come up to this one, itself included. */
  countUpTo(sequence: number): number
  values(): Iterable<number>
  /** Gives one that no document has had yet; `append` takes it in once it is committed. */
  next(): number
  /** Adds one that is greater than all others. */
  append(sequence: number): void
  remove(sequence: number): void
  clear(): void
}

/** Makes a list of sequences from ones in ascending order. */
export function createSequences(initial: readonly number[] = []): Sequences {
  let sequences = Float64Array.from(initial)
  let length = initial.length
  // A cursor may stand at a document that has gone, so its place is not given away again.
  let latest = initial.at(-1) ?? 0

  /** The position of the first that is greater. */
  function countUpTo(sequence: number): number {
    let low = 0
    let high = length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sequences[middle] ?? Infinity) <= sequence) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    get length() {
      return length
    },
    at: (position) => (position < length ? sequences[position] : undefined),
    countUpTo,
    values: () => sequences.subarray(0, length),
    next: () => ++latest,
    append(sequence) {
      if (length === sequences.length) {
        const larger = new Float64Array(Math.max(64, length * 2))
        larger.set(sequences)
        sequences = larger
      }
      sequences[length++] = sequence
    },
    remove(sequence) {
      const position = countUpTo(sequence) - 1
      if (sequences[position] !== sequence) return
      sequences.copyWithin(position, position + 1, length--)
    },
    clear() {
      sequences = new Float64Array()
      length = 0
    },
  }
}
