import { z } from 'zod'
import type { Complex } from '../values/complex.ts'
import { URN } from '../values/urn.ts'
import { readMessage } from './read-message.ts'

/** The answer to a query. @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2 RFC 7644 §3.4.2} */
export interface ListResponse<R = Complex> {
  readonly schemas: readonly [typeof URN.listResponse]
  /** The number of resources that match, on all pages together. */
  readonly totalResults: number
  /** 1-based; absent from a page that was requested by a cursor. */
  readonly startIndex?: number
  readonly itemsPerPage: number
  /** The cursor of the next page (RFC 9865). */
  readonly nextCursor?: string
  /** The cursor of the previous page (RFC 9865). */
  readonly previousCursor?: string
  readonly Resources: readonly R[]
}

/** The content of a ListResponse. `itemsPerPage` defaults to the number of resources. */
export interface ListPage<R> {
  readonly resources: readonly R[]
  readonly totalResults: number
  readonly startIndex?: number | undefined
  readonly itemsPerPage?: number | undefined
  readonly nextCursor?: string | undefined
  readonly previousCursor?: string | undefined
}

/** Makes a ListResponse. Includes an empty `Resources`, because some clients fail without it. */
export function listResponse<R>({
  resources,
  totalResults,
  startIndex,
  itemsPerPage = resources.length,
  nextCursor,
  previousCursor,
}: ListPage<R>): ListResponse<R> {
  return {
    schemas: [URN.listResponse],
    totalResults,
    ...(startIndex !== undefined && { startIndex }),
    itemsPerPage,
    ...(nextCursor !== undefined && { nextCursor }),
    ...(previousCursor !== undefined && { previousCursor }),
    Resources: resources,
  }
}

const receivedListResponse = z.object({
  totalResults: z.number(),
  startIndex: z.number().optional(),
  itemsPerPage: z.number().optional(),
  nextCursor: z.string().optional(),
  previousCursor: z.string().optional(),
  Resources: z
    .array(z.record(z.string(), z.unknown()))
    .nullish()
    .transform((resources) => resources ?? []),
})

/** A ListResponse that a client received; absent or null `Resources` are an empty array. */
export type ReceivedListResponse = z.infer<typeof receivedListResponse>

/** Reads a ListResponse that a service provider sent. Throws an `InvalidMessageError`. */
export function parseListResponse(json: unknown): ReceivedListResponse {
  return readMessage(receivedListResponse, json)
}
