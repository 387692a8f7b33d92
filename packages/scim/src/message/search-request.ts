import { z } from 'zod'
import { URN } from '../values/urn.ts'
import { messageOf, optional, readMessage, schemasWith } from './read-message.ts'

// Refuses unknown parameters: ignoring one would answer another query.
const searchRequest = messageOf(
  {
    schemas: schemasWith(URN.searchRequest),
    attributes: optional(z.array(z.string())),
    excludedAttributes: optional(z.array(z.string())),
    filter: optional(z.string()),
    sortBy: optional(z.string()),
    sortOrder: optional(
      z
        .string()
        .toLowerCase()
        .pipe(z.enum(['ascending', 'descending'])),
    ),
    startIndex: optional(z.int()),
    count: optional(z.int()),
    /** Empty for the first page (RFC 9865 §2). */
    cursor: optional(z.string()),
  },
  'refused',
)

/** The body of a query by POST to `/.search`; absent members are undefined. */
export type SearchRequest = z.infer<typeof searchRequest>

/**
 * Reads the body of a query by POST. Does not limit `startIndex` and `count`: a server reads values below their range as 1 and 0
 * (§3.4.2.4).
 *
 * @throws {InvalidMessageError} With the name of the invalid or unknown member.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.3 RFC 7644 §3.4.3}
 */
export function parseSearchRequest(body: unknown): SearchRequest {
  return readMessage(searchRequest, body)
}
