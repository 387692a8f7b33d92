import type { HttpRequest } from '@pingone-sandbox/http'
import { formatOpaque, parseOpaque } from '@pingone-sandbox/store'
import { v5 as nameUuid } from 'uuid'
import { invalidData } from './errors.ts'

/** Binds the place where a page ended to its list, filter and order: the opaque text that continues the list. */
export function sealCursor(request: HttpRequest, place: string): string {
  return formatOpaque([listOf(request), place])
}

/**
 * Decodes the `cursor` of a request; undefined without one.
 *
 * Throws `PingOneError` 400 for a text that is no cursor, and for one of another list, filter or order: such a page would leave
 * items out without a word.
 */
export function openCursor(request: HttpRequest): string | undefined {
  const cursor = request.query.get('cursor')
  if (cursor === null) return undefined
  const [list, place] = parseOpaque(cursor)
  if (list === listOf(request) && typeof place === 'string') return place
  throw invalidCursor()
}

/** The refusal of a cursor that does not continue the list. */
export function invalidCursor() {
  return invalidData({
    code: 'INVALID_VALUE',
    target: 'cursor',
    message: 'The cursor does not belong to this list.',
  })
}

/** Names a list with what decides which items it has in which order; short, since a filter may be as long as an address can be. */
function listOf({ path, query }: HttpRequest): string {
  const text = JSON.stringify([path, query.get('filter'), query.get('order')])
  return nameUuid(text, nameUuid.URL)
}
