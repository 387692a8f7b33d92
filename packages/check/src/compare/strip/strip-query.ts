import { mask } from '@pingone-sandbox/pingone'
import type { Pseudonyms } from './pseudonyms.ts'
import { stripQuoted } from './strip-json.ts'

/** A character of a query, with the text that stands for it. */
interface Unit {
  readonly character: string
  readonly raw: string
}

const filters = new Set(['filter'])
const harmless = new Set([
  ...['startindex', 'count', 'attributes', 'excludedattributes', 'sortby', 'sortorder'],
])

/** A filter of comparisons with quoted values; anything else may hold a value without quotes. */
const quotedFilter =
  /^\s*[\w:.[\]]+\s+[a-z]{2}\s+("(?:[^"\\]|\\.)*"|true|false|null)(\s+(and|or)\s+[\w:.[\]]+\s+[a-z]{2}\s+("(?:[^"\\]|\\.)*"|true|false|null))*\s*$/i

/** Strips a query, given without its question mark, and keeps how each character is encoded. */
export function stripQuery(query: string, pseudonyms: Pseudonyms): string {
  if (query === '') return query
  return query
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=')
      const name = decodeQuery(at < 0 ? pair : pair.slice(0, at))
      if (at < 0) return harmless.has(name.toLowerCase()) ? pair : mask
      const value = pair.slice(at + 1)
      if (filters.has(name.toLowerCase())) return `${name}=${stripFilter(value, pseudonyms)}`
      return harmless.has(name.toLowerCase()) && /^[\w.:,%-]*$/.test(value)
        ? pair
        : `${name}=${mask}`
    })
    .join('&')
}

function stripFilter(raw: string, pseudonyms: Pseudonyms): string {
  const units = unitsOf(raw)
  const filter = units.map(({ character }) => character).join('')
  const stripped = quotedFilter.test(filter)
    ? stripQuoted(filter, pseudonyms)
    : pseudonyms.of(filter)
  return encodeLike(stripped, units)
}

/** Decodes a query as its sender encoded it: UTF-8, or else ISO 8859-1. */
export const decodeQuery = (text: string): string =>
  unitsOf(text)
    .map(({ character }) => character)
    .join('')

function unitsOf(raw: string): readonly Unit[] {
  const parts = raw.match(/(?:%[0-9a-f]{2})+|[^]/gi) ?? []
  return parts.flatMap((part) => {
    if (part.length === 1) return [{ character: part === '+' ? ' ' : part, raw: part }]
    return isUtf8(part) ? utf8Units(part) : latin1Units(part)
  })
}

function isUtf8(part: string): boolean {
  try {
    decodeURIComponent(part)
    return true
  } catch {
    return false
  }
}

function utf8Units(part: string): readonly Unit[] {
  let at = 0
  return Array.from(decodeURIComponent(part)).map((character) => {
    const length = new TextEncoder().encode(character).length * 3
    const raw = part.slice(at, at + length)
    at += length
    return { character, raw }
  })
}

const latin1Units = (part: string): readonly Unit[] =>
  (part.match(/%../g) ?? []).map((raw) => ({
    character: String.fromCharCode(Number.parseInt(raw.slice(1), 16)),
    raw,
  }))

/** Writes each character as the original does, and what it does not have in the same encoding. */
function encodeLike(text: string, units: readonly Unit[]): string {
  const known = new Map(units.map(({ character, raw }) => [character, raw]))
  const wide = units.find(({ character }) => character > '\u007F')
  return Array.from(text)
    .map((character) => {
      if (/[A-Za-z0-9]/.test(character)) return character
      const raw = known.get(character)
      if (raw !== undefined) return raw
      if (wide?.raw === wide?.character && wide) return character
      const isLatin1 = wide?.raw.length === 3 && character <= '\u00FF'
      return isLatin1
        ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
        : encodeURIComponent(character)
    })
    .join('')
}

/** Whether a query has letters beyond ASCII, and in which encoding. */
export function lettersOf(raw: string): 'utf-8' | 'latin-1' | undefined {
  const wide = unitsOf(raw).find(
    ({ character, raw: text }) => character > '\u007F' && text.startsWith('%'),
  )
  if (!wide) return undefined
  return wide.raw.length === 3 ? 'latin-1' : 'utf-8'
}
