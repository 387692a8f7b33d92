import { invalidData } from './errors.ts'

/** Where a page of a list ended. */
export interface ListPosition {
  /** What the cursor continues: the list with its filter. */
  readonly list: string
  /** The id of the page's last item. */
  readonly id: string
  /** How many items there were up to the end of the page. */
  readonly count: number
}

/** Writes a position as the opaque text that continues a list. */
export function formatListCursor({ list, id, count }: ListPosition): string {
  const text = encodeURIComponent(JSON.stringify([list, id, count]))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * Reads how many of a list's items come before the page that a cursor asks for.
 *
 * What was added or removed in between moves the page along with its last item; when that one is gone, the count decides.
 * Throws `PingOneError` 400 for a text that is no cursor, and for a cursor of another list or filter.
 */
export function readListCursor(
  cursor: string,
  { list, ids }: { readonly list: string; readonly ids: readonly string[] },
): number {
  const [ofList, id, count] = readTuple(cursor)
  if (ofList !== list || typeof id !== 'string' || !Number.isSafeInteger(count))
    throw invalidData({
      code: 'INVALID_VALUE',
      target: 'cursor',
      message: 'The cursor does not belong to this list.',
    })
  const index = ids.indexOf(id)
  return index < 0 ? Math.max(0, Number(count) - 1) : index + 1
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
