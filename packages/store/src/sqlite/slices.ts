import type { Complex } from '@pingone-sandbox/scim'

/** Reads a document by its sequence. */
export type ReadDocument = (sequence: number) => Complex

/**
 * The parts of a table's documents that filters without an index ask for, kept parsed in the process.
 *
 * Such a filter spends nearly all of its time reading JSON, in SQLite as in here, so what it asks for is worth keeping. Only the
 * top-level attributes that filters have named are kept, and of all tables of a store no more than `SLICE_LIMIT`.
 */
export interface Slices {
  /**
   * Gives what reads these top-level attributes of a document; undefined when those of all documents have turned out too large
   * to be kept.
   */
  open(attributes: readonly string[]): ReadDocument | undefined
  /** Forgets a document that has changed. */
  forget(sequence: number): void
  clear(): void
}

/** In characters of JSON. Parsed, they take some four times as many bytes. */
export const SLICE_LIMIT = 16 * 1024 * 1024

/** What the slices of one store take together, in characters of JSON. */
export interface SliceUsage {
  total: number
}

/** Makes the slices of a table. */
export function createSlices(read: ReadDocument, usage: SliceUsage): Slices {
  const slices = new Map<number, { readonly part: Complex; readonly size: number }>()
  let kept: readonly string[] = []
  let isFull = false
  /** Attributes that were too large together. */
  let tooLarge: (readonly string[])[] = []

  const isTooLarge = (attributes: readonly string[]) =>
    tooLarge.some((together) => together.every((name) => attributes.includes(name)))

  function restart(attributes: readonly string[]): void {
    for (const { size } of slices.values()) usage.total -= size
    slices.clear()
    kept = attributes
    isFull = false
  }

  function load(sequence: number): Complex {
    const document = read(sequence)
    const part = Object.fromEntries(kept.map((name) => [name, document[name]]))
    const size = isFull ? 0 : JSON.stringify(part).length
    if (usage.total + size > SLICE_LIMIT) {
      restart(kept)
      tooLarge.push(kept)
      isFull = true
    }
    if (isFull) return part
    slices.set(sequence, { part, size })
    usage.total += size
    return part
  }

  return {
    open(attributes) {
      if (isTooLarge(attributes)) return undefined
      if (isFull || !attributes.every((name) => kept.includes(name))) {
        const together = [...new Set([...kept, ...attributes])]
        restart(isTooLarge(together) ? attributes : together)
      }
      return (sequence) => slices.get(sequence)?.part ?? load(sequence)
    },
    forget(sequence) {
      usage.total -= slices.get(sequence)?.size ?? 0
      slices.delete(sequence)
    },
    clear() {
      restart([])
      tooLarge = []
    },
  }
}
