import type { DatabaseSync } from 'node:sqlite'
import type { Key } from '../key.ts'

/** Tells whether this SQLite has the trigram tokenizer of FTS5. */
export function hasTextIndexes(database: DatabaseSync): boolean {
  try {
    database.exec(`
      CREATE VIRTUAL TABLE temp.trigrams USING fts5(key, tokenize='trigram case_sensitive 1');
      DROP TABLE temp.trigrams;`)
    return true
  } catch {
    return false
  }
}

/**
 * The statement that creates an index of texts by their trigrams. It stores neither the texts nor the positions of trigrams.
 *
 * It finds candidates: a text has all trigrams of each of its substrings, but may have them in other places.
 *
 * @see {@link https://www.sqlite.org/fts5.html#the_trigram_tokenizer}
 */
export function createTextIndex(name: string): string {
  return `CREATE VIRTUAL TABLE ${name} USING fts5(key, tokenize='trigram case_sensitive 1', content='', contentless_delete=1, detail='none');`
}

/** The indexed form of a key: the tokenizer would stop at a NUL. */
export function indexedText(key: string): string {
  return key.replaceAll('\0', REPLACEMENT)
}

/**
 * Tells whether SQL finds a key within kept keys exactly. SQLite stores a lone surrogate as U+FFFD, and `textKey` puts U+10FFFF in
 * front of some characters, so a key with one of these has to be compared in the process.
 */
export function isComparable(key: Key): key is string {
  return (
    typeof key === 'string' &&
    key.isWellFormed() &&
    !/[\uFFFD\u{10FFFF}]/u.test(key.replaceAll(MARKED, ''))
  )
}

/** The query for texts that have all trigrams of a key; undefined for a key of fewer than three characters. */
export function trigramQuery(key: string): string | undefined {
  const characters = Array.from(indexedText(key))
  const trigrams = new Set(
    characters.slice(2).map((last, at) => `${characters[at]}${characters[at + 1]}${last}`),
  )
  if (trigrams.size === 0) return undefined
  return [...trigrams.values().take(MOST_TRIGRAMS)]
    .map((trigram) => `"${trigram.replaceAll('"', '""')}"`)
    .join(' AND ')
}

const REPLACEMENT = '\uFFFD'
/** A character that `textKey` has marked. */
const MARKED = /\u{10FFFF}[\uE000-\uFFFC\uFFFE\uFFFF]/gu
/** Further trigrams of a long key hardly reduce the candidates. */
const MOST_TRIGRAMS = 32
