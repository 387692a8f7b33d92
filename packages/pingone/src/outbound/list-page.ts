import {
  readObject,
  resourceOf,
  unreadable,
  type IdReading,
  type TargetResource,
} from './answer.ts'
import { memberOf } from './member.ts'
import type { Result } from './result.ts'
import type { OutboundResponse } from '../wire/transport.ts'

/** One page of a list, as far as it can be read. */
export interface ListPage {
  readonly resources: readonly TargetResource[]
  /** The raw rows without a readable id, each with the reason. */
  readonly unreadable: readonly { readonly row: unknown; readonly why: string }[]
  /** The total that the target reports; undefined unless it is a number. */
  readonly total: number | undefined
  /** The `itemsPerPage` that the target reports. */
  readonly itemsPerPage: number | undefined
}

/**
 * Reads a ListResponse, the names of its members in any letter case. An absent or null `Resources` is an empty list,
 * unless the count beside it cannot be read.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2 RFC 7644 §3.4.2}
 */
export function readListPage(response: OutboundResponse, reading: IdReading): Result<ListPage> {
  const body = readObject(response)
  if (!body.ok) return body
  const total = memberOf(body.value, 'totalResults')
  const rows = memberOf(body.value, 'Resources')
  if (total === undefined && rows === undefined)
    return unreadable(response, 'something that is not a SCIM ListResponse')
  if (rows !== undefined && rows !== null && !Array.isArray(rows))
    return unreadable(response, 'a ListResponse whose Resources are not an array')
  if ((rows ?? null) === null && total !== undefined && count(total) === undefined)
    return unreadable(response, 'a ListResponse without Resources, whose totalResults is no count')
  const read = (rows ?? []).map((row: unknown) => ({ row, resource: resourceOf(row, reading) }))
  return {
    ok: true,
    value: {
      resources: read.flatMap(({ resource }) => (resource.ok ? [resource.value] : [])),
      unreadable: read.flatMap(({ row, resource }) =>
        resource.ok ? [] : [{ row, why: resource.why }],
      ),
      total: count(total),
      itemsPerPage: count(memberOf(body.value, 'itemsPerPage')),
    },
  }
}

/** A whole number that is not negative, which some targets write as text. */
function count(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0
    ? number
    : undefined
}
