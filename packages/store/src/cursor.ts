import { ScimError } from '@pingone-sandbox/scim'
import type { Key } from './key.ts'

/** Where a page ended: the place of its last document in the order of insertion, and its key when the page was sorted. */
export interface Position {
  readonly sequence: number
  readonly key: Key
}

/** Writes a position as the opaque text that continues a listing; `order` names the sorting that it is good for. */
export function formatCursor({ sequence, key }: Position, order: string): string {
  const text = encodeURIComponent(JSON.stringify([order, sequence, key]))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Reads a cursor. Throws a `ScimError` `invalidCursor` for a text that is none, or one of another sorting. */
export function parseCursor(cursor: string, order: string): Position {
  const [cursorOrder, sequence, key = null] = readTuple(cursor)
  const isKey = key === null || typeof key === 'string' || typeof key === 'number'
  if (cursorOrder !== order || typeof sequence !== 'number' || !isKey)
    throw new ScimError(400, 'The cursor does not belong to this listing.', 'invalidCursor')
  return { sequence, key }
}

function readTuple(cursor: string): readonly unknown[] {
  try {
    const text = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))
    const value: unknown = JSON.parse(decodeURIComponent(text))
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
