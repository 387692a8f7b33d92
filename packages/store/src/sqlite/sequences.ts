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
  /** Takes one that a document brings along, to be appended likewise. False unless it is greater than all that were given or taken. */
  take(sequence: number): boolean
  /** Gives back what was given or taken and not appended. */
  abandon(): void
  /** Adds one that is greater than all others. */
  append(sequence: number): void
  remove(sequence: number): void
  clear(): void
}

/** Makes a list of sequences from ones in ascending order. */
export function createSequences(initial: readonly number[] = []): Sequences {
  let sequences = Float64Array.from(initial)
  /** Where the first one stands: what goes first leaves room, since moving the others up takes longer the more there are. */
  let first = 0
  let length = initial.length
  // A cursor may stand at a document that has gone, so its place is not given away again.
  let latest = initial.at(-1) ?? 0
  /** The greatest that was given or taken since the list was last empty. */
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
