import { jsonOf } from './answer-body.ts'
import type { TargetResource } from './answer.ts'
import { failed, type Result } from './result.ts'
import type { OutboundResponse } from './transport.ts'

/** One page of a list, as far as it can be read. */
export interface ListPage {
  readonly resources: readonly TargetResource[]
  /** The rows that are no resource with an id, as they came. */
  readonly unreadable: readonly unknown[]
  /** How many the target says it has in all; nothing when it does not say so in a number. */
  readonly total: number | undefined
  /** How many the target says a page of it holds. */
  readonly itemsPerPage: number | undefined
}

/**
 * Reads a ListResponse, the names of its members in any letter case. An absent or null `Resources` is an empty list.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2 RFC 7644 §3.4.2}
 */
export function readListPage(response: OutboundResponse): Result<ListPage> {
  const { status } = response
  const body = jsonOf(response)
  if (!isObject(body))
    return failed(
      `The target answered ${status} with something that is not a JSON object (${response.headers['content-type'] ?? 'no content type'}).`,
      { status },
    )
  const total = member(body, 'totalResults')
  const rows = member(body, 'Resources')
  if (total === undefined && rows === undefined)
    return failed('The target answered with something that is not a SCIM ListResponse.', { status })
  if (rows !== undefined && rows !== null && !Array.isArray(rows))
    return failed('The target answered with a ListResponse whose Resources are not an array.', {
      status,
    })
  const read = (rows ?? []).map((row: unknown) => ({ row, resource: resourceOf(row) }))
  return {
    ok: true,
    value: {
      resources: read.flatMap(({ resource }) => (resource ? [resource] : [])),
      unreadable: read.flatMap(({ row, resource }) => (resource ? [] : [row])),
      total: count(total),
      itemsPerPage: count(member(body, 'itemsPerPage')),
    },
  }
}

/** A row with its id as text: some targets write it as a JSON number. */
function resourceOf(row: unknown): TargetResource | undefined {
  if (!isObject(row)) return undefined
  const id = member(row, 'id')
  if (typeof id === 'string' && id !== '') return { ...row, id }
  return typeof id === 'number' && Number.isSafeInteger(id) ? { ...row, id: String(id) } : undefined
}

/** The member of an object by its name in whatever letter case, the exact one first. */
function member(object: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name]
  const wanted = name.toLowerCase()
  const found = Object.keys(object).find((key) => key.toLowerCase() === wanted)
  return found === undefined ? undefined : object[found]
}

/** A whole number that is not negative, which some targets write as text. */
function count(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0
    ? number
    : undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
