import { z } from 'zod'
import { allTolerances, type Tolerances } from '../values/tolerances.ts'
import { URN } from '../values/urn.ts'
import { messageOf, optional, readMessage, schemasWith } from './read-message.ts'

/** What is forgiven in a bulk request. */
type BulkTolerances = Pick<Tolerances, 'op-in-any-case' | 'stray-members'>

const bulkOperation = (tolerances: BulkTolerances) =>
  messageOf(
    {
      method: (tolerances['op-in-any-case'] ? z.string().toUpperCase() : z.string()).pipe(
        z.enum(['POST', 'PUT', 'PATCH', 'DELETE']),
      ),
      /** The client's name for what the operation makes: `bulkId:<bulkId>` stands for its id. */
      bulkId: optional(z.string().min(1)),
      /** The entity tag that the resource must still have. */
      version: optional(z.string()),
      /** Relative to the root of the service: `/Users`, `/Users/{id}`. */
      path: z.string(),
      /** The body that the request would have on its own; an operation that lacks it fails by itself. */
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
      /** How many operations may fail before the rest is not tried; absent: any number. */
      failOnErrors: optional(z.int().positive()),
      Operations: z.array(bulkOperation(tolerances)),
    },
    othersIn(tolerances),
  )

/** The body of a bulk request. */
export type BulkRequest = z.infer<ReturnType<typeof bulkRequest>>
export type BulkOperation = BulkRequest['Operations'][number]
export type BulkMethod = BulkOperation['method']

/** What became of one operation. `response` is the Error message of one that failed. */
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

/** The answer to a bulk request, with an outcome for each operation that was tried. */
export interface BulkResponse {
  readonly schemas: readonly [typeof URN.bulkResponse]
  readonly Operations: readonly BulkOutcome[]
}

/**
 * Reads the body of a bulk request; throws an `InvalidMessageError` that names the member.
 *
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
