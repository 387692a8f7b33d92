import type { DatabaseSync } from 'node:sqlite'
import type { Key } from '../key.ts'

/** Tells whether this SQLite can look up texts by three of their characters (FTS5 with its trigram tokenizer). */
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
 * The statement that creates an index of texts by their trigrams, which keeps neither the texts nor where in them a trigram stands.
 *
 * It gives candidates: a text has all trigrams of every text that it contains, and may have them elsewhere.
 *
 * @see {@link https://www.sqlite.org/fts5.html#the_trigram_tokenizer}
 */
export function createTextIndex(name: string): string {
  return `CREATE VIRTUAL TABLE ${name} USING fts5(key, tokenize='trigram case_sensitive 1', content='', contentless_delete=1, detail='none');`
}

/** The form in which a key is indexed. The tokenizer would stop at a NUL. */
export function indexedText(key: string): string {
  return key.replaceAll('\0', REPLACEMENT)
}

/**
 * Tells whether SQL can compare a key with parts of kept keys. It keeps each half of a broken surrogate pair as U+FFFD, and `textKey`
 * puts U+10FFFF in front of some characters, so keys with one of them are compared in the process.
 */
export function isComparable(key: Key): key is string {
  return (
    typeof key === 'string' &&
    key.isWellFormed() &&
    !/[\uFFFD\u{10FFFF}]/u.test(key.replaceAll(MARKED, ''))
  )
}

/** The query for the texts that have all trigrams of a key; undefined when the key has none. */
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
/** A character with what `textKey` puts in front of it. */
const MARKED = /\u{10FFFF}[\uE000-\uFFFC\uFFFE\uFFFF]/gu
/** What a longer key has besides narrows hardly further. */
const MOST_TRIGRAMS = 32
