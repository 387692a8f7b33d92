import { z } from 'zod'
import { allTolerances, type Tolerances } from '../values/tolerances.ts'
import { URN } from '../values/urn.ts'
import { messageOf, optional, readMessage, schemasWith } from './read-message.ts'

/** The tolerances that concern a bulk request. */
type BulkTolerances = Pick<Tolerances, 'op-in-any-case' | 'stray-members'>

const bulkOperation = (tolerances: BulkTolerances) =>
  messageOf(
    {
      method: (tolerances['op-in-any-case'] ? z.string().toUpperCase() : z.string()).pipe(
        z.enum(['POST', 'PUT', 'PATCH', 'DELETE']),
      ),
      /** The client's name for the new resource: other operations refer to its id by `bulkId:<bulkId>`. */
      bulkId: optional(z.string().min(1)),
      /** The entity tag that the resource must have. */
      version: optional(z.string()),
      /** Relative to the root of the service: `/Users`, `/Users/{id}`. */
      path: z.string(),
      /** The body of the equivalent single request. An operation without it fails; the bulk request does not. */
      data: z.unknown().optional(),
    },
    othersIn(tolerances),
  ).refine(({ method, bulkId }) => method !== 'POST' || bulkId !== undefined, {
    path: ['bulkId'],
    message: 'is required for POST',
  })

const bulkRequest = (tolerances: BulkTolerances) =>
  messageOf(
    {
      schemas: schemasWith(URN.bulkRequest),
      /** The number of failures after which the remaining operations are skipped; absent: no limit. */
      failOnErrors: optional(z.int().positive()),
      Operations: z.array(bulkOperation(tolerances)),
    },
    othersIn(tolerances),
  )

/** The body of a bulk request. */
export type BulkRequest = z.infer<ReturnType<typeof bulkRequest>>
export type BulkOperation = BulkRequest['Operations'][number]
export type BulkMethod = BulkOperation['method']

/** The outcome of one operation. `response` is the Error message of one that failed. */
export interface BulkOutcome {
  readonly method: BulkMethod
  readonly bulkId?: string
  readonly version?: string
  /** The URL of the resource; absent only for a POST that failed. */
  readonly location?: string
  /** The HTTP status as a string, such as `"201"`. */
  readonly status: string
  readonly response?: unknown
}

/** The answer to a bulk request, with an outcome for each operation that was processed. */
export interface BulkResponse {
  readonly schemas: readonly [typeof URN.bulkResponse]
  readonly Operations: readonly BulkOutcome[]
}

/**
 * Reads the body of a bulk request.
 *
 * @throws {InvalidMessageError} With the name of the invalid member.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.7 RFC 7644 §3.7}
 */
export function parseBulkRequest(
  body: unknown,
  tolerances: BulkTolerances = allTolerances,
): BulkRequest {
  return readMessage(bulkRequest(tolerances), body)
}

function othersIn(tolerances: BulkTolerances): 'ignored' | 'refused' {
  return tolerances['stray-members'] ? 'ignored' : 'refused'
}

/** Makes the answer to a bulk request. */
export function bulkResponse(operations: readonly BulkOutcome[]): BulkResponse {
  return { schemas: [URN.bulkResponse], Operations: operations }
}
