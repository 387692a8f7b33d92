import { ScimError } from '@pingone-sandbox/scim'
import type { Key } from './key.ts'
import { formatOpaque, parseOpaque } from './opaque-text.ts'

/** The end of a page: the sequence of its last document, and its sort key when the page is sorted. */
export interface Position {
  readonly sequence: number
  readonly key: Key
  /** The key is only the beginning of the document's key. */
  readonly isCut?: true
}

/** How many characters of a key a cursor contains: it has to fit into a URL. */
const longestKey = 100

/** Writes a position as the opaque text that continues a listing; `order` identifies the sorting for which it is valid. */
export function formatCursor({ sequence, key }: Position, order: string): string {
  const isCut = typeof key === 'string' && key.length > longestKey
  const written = isCut ? [key.slice(0, longestKey), true] : [key]
  return formatOpaque([order, sequence, ...written])
}

/** Reads a cursor. Throws a `ScimError` `invalidCursor` for other text, or a cursor of another sorting. */
export function parseCursor(cursor: string, order: string): Position {
  const [cursorOrder, sequence, key = null, isCut] = parseOpaque(cursor)
  const isKey = key === null || typeof key === 'string' || typeof key === 'number'
  if (cursorOrder !== order || typeof sequence !== 'number' || !isKey)
    throw new ScimError(400, 'The cursor does not belong to this listing.', 'invalidCursor')
  return isCut === true && typeof key === 'string' ? { sequence, key, isCut } : { sequence, key }
}

/**
 * Completes the position of a cursor whose key was cut with the key of the document at that sequence, which `keyAt` finds.
 *
 * When the document has another key by now, or was deleted, the listing continues at the first key with this beginning: some
 * documents may be listed twice, and none is left out.
 */
export function completePosition(
  { sequence, key, isCut }: Position,
  isDescending: boolean,
  keyAt: (sequence: number) => Key | undefined,
): Position {
  if (!isCut || typeof key !== 'string') return { sequence, key }
  const whole = keyAt(sequence)
  if (typeof whole === 'string' && whole.startsWith(key)) return { sequence, key: whole }
  return { sequence: Infinity, key: isDescending ? `${key}\u{10FFFF}` : key }
}
