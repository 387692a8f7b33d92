import { ScimError } from '@pingone-sandbox/scim'

/** The position of a listing in one resource type: before the first page, after the last one, or a cursor of the store. */
export type Position = 'start' | 'end' | { readonly cursor: string }

/**
 * Makes the name of a listing from its parameters, so that its cursors are refused in any other listing.
 *
 * Ignores letter case: an example in RFC 9865 §2 uses a cursor with `userName` and with `username`.
 */
export async function identifyListing(parts: readonly (string | undefined)[]): Promise<string> {
  const text = JSON.stringify(parts.map((part) => part?.toLowerCase() ?? null))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  const bytes = [...new Uint8Array(digest, 0, 8)]
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Writes the cursor of a page. It contains positions only, so it never expires, and consists of unreserved characters (RFC 9865 §2).
 */
export function formatCursor(listing: string, positions: readonly Position[]): string {
  return [listing, ...positions.map(formatPosition)].join('.')
}

/**
 * Reads a cursor back.
 *
 * @throws {ScimError} 400 `invalidCursor`.
 */
export function parseCursor(cursor: string, listing: string, length: number): readonly Position[] {
  if (cursor === '') return Array<Position>(length).fill('start')
  const [owner, ...positions] = cursor.split('.')
  if (owner !== listing || positions.length !== length) {
    refuseCursor()
  }
  return positions.map(parsePosition)
}

/** Throws for a cursor of another listing: a `ScimError` 400 `invalidCursor`. */
export function refuseCursor(): never {
  const detail =
    'The cursor does not belong to this listing: repeat the query that it came from, or begin with an empty cursor.'
  throw new ScimError(400, detail, 'invalidCursor')
}

// No cursor of a store is empty or a tilde.
function formatPosition(position: Position): string {
  if (position === 'start') return ''
  return position === 'end' ? '~' : position.cursor
}

function parsePosition(text: string): Position {
  if (text === '') return 'start'
  return text === '~' ? 'end' : { cursor: text }
}
