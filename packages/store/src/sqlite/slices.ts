import type { Complex } from '@pingone-sandbox/scim'
import { createSliceTexts } from './slice-texts.ts'

/** Reads a document by its sequence. */
export type ReadDocument = (sequence: number) => Complex

/**
 * A cache of the attributes that filters without an index read, parsed.
 *
 * Such a filter spends nearly all of its time parsing JSON, in SQLite as in the process. Only the top-level attributes that filters
 * have named are cached, at most `SLICE_LIMIT` for all tables of a store.
 */
export interface Slices {
  /**
   * Returns a function that reads these top-level attributes of a document; undefined when those of all documents exceed the
   * limit.
   */
  open(attributes: readonly string[]): ReadDocument | undefined
  /**
   * Returns the sequences of the documents whose opened attributes contain a text, in lower case, somewhere in their JSON; undefined
   * when finding out would cost more than reading all of them. `sequences` are those of all documents.
   */
  find(text: string, sequences: () => Iterable<number>): readonly number[] | undefined
  /** Discards what is kept of a document that was inserted or changed; the next read loads it again. */
  renew(sequence: number): void
  /** Discards a document that was deleted. */
  forget(sequence: number): void
  clear(): void
}

/** In characters of JSON. Parsed, they take about four times as many bytes. */
export const SLICE_LIMIT = 16 * 1024 * 1024

/** The size of all slices of one store, in characters of JSON. */
export interface SliceUsage {
  total: number
}

/** Makes the slices of a table. */
export function createSlices(read: ReadDocument, usage: SliceUsage): Slices {
  const slices = new Map<number, { readonly part: Complex; readonly size: number }>()
  const texts = createSliceTexts()
  /** The documents that are not kept; undefined until all have been read once. */
  let pending: Set<number> | undefined
  let kept: readonly string[] = []
  let isFull = false
  /** Attributes that were too large together. */
  let tooLarge: (readonly string[])[] = []

  const isTooLarge = (attributes: readonly string[]) =>
    tooLarge.some((together) => together.every((name) => attributes.includes(name)))

  function restart(attributes: readonly string[]): void {
    for (const { size } of slices.values()) usage.total -= size
    slices.clear()
    texts.clear()
    pending = undefined
    kept = attributes
    isFull = false
  }

  function load(sequence: number): Complex {
    const document = read(sequence)
    const part = Object.fromEntries(kept.map((name) => [name, document[name]]))
    const json = isFull ? '' : JSON.stringify(part)
    const size = json.length
    if (usage.total + size > SLICE_LIMIT) {
      restart(kept)
      tooLarge.push(kept)
      isFull = true
    }
    if (isFull) return part
    slices.set(sequence, { part, size })
    texts.put(sequence, json)
    usage.total += size
    return part
  }

  function loadMissing(sequences: () => Iterable<number>): void {
    for (const sequence of pending ?? sequences()) {
      if (!slices.has(sequence)) load(sequence)
      if (isFull) return
    }
    pending = new Set()
  }

  function forget(sequence: number): void {
    usage.total -= slices.get(sequence)?.size ?? 0
    slices.delete(sequence)
    texts.remove(sequence)
    pending?.delete(sequence)
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
    find(text, sequences) {
      loadMissing(sequences)
      return isFull ? undefined : texts.find(text)
    },
    renew(sequence) {
      forget(sequence)
      pending?.add(sequence)
    },
    forget,
    clear() {
      restart([])
      tooLarge = []
    },
  }
}
