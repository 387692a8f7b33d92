import { ScimError } from '@pingone-sandbox/scim'
import type { Key } from './key.ts'
import { formatOpaque, parseOpaque } from './opaque-text.ts'

/** Where a page ended: the place of its last document in the order of insertion, and its key when the page was sorted. */
export interface Position {
  readonly sequence: number
  readonly key: Key
  /** The key is the beginning of a longer one, which the document has. */
  readonly isCut?: true
}

/** How much of a key is written into a cursor: it has to fit into an address. */
const longestKey = 100

/** Writes a position as the opaque text that continues a listing; `order` names the sorting that it is good for. */
export function formatCursor({ sequence, key }: Position, order: string): string {
  const isCut = typeof key === 'string' && key.length > longestKey
  const written = isCut ? [key.slice(0, longestKey), true] : [key]
  return formatOpaque([order, sequence, ...written])
}

/** Reads a cursor. Throws a `ScimError` `invalidCursor` for a text that is none, or one of another sorting. */
export function parseCursor(cursor: string, order: string): Position {
  const [cursorOrder, sequence, key = null, isCut] = parseOpaque(cursor)
  const isKey = key === null || typeof key === 'string' || typeof key === 'number'
  if (cursorOrder !== order || typeof sequence !== 'number' || !isKey)
    throw new ScimError(400, 'The cursor does not belong to this listing.', 'invalidCursor')
  return isCut === true && typeof key === 'string' ? { sequence, key, isCut } : { sequence, key }
}

/**
 * Completes the position of a cursor whose key was cut, by the document that stands there; `keyAt` finds its key.
 *
 * Where that document has another key by now, or is gone, the listing continues where keys of this beginning begin: what has been
 * listed may come again, and nothing is left out.
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
