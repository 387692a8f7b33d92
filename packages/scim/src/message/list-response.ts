import { z } from 'zod'
import type { Complex } from '../values/complex.ts'
import { URN } from '../values/urn.ts'
import { readMessage } from './read-message.ts'

/** The answer to a query. @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2 RFC 7644 §3.4.2} */
export interface ListResponse<R = Complex> {
  readonly schemas: readonly [typeof URN.listResponse]
  /** How many resources match, whatever the page holds. */
  readonly totalResults: number
  /** 1-based; absent from a page that a cursor led to. */
  readonly startIndex?: number
  readonly itemsPerPage: number
  /** Leads to the next page (RFC 9865). */
  readonly nextCursor?: string
  /** Leads back to the page before (RFC 9865). */
  readonly previousCursor?: string
  readonly Resources: readonly R[]
}

/** What a page of a ListResponse is made from. `itemsPerPage` defaults to the number of resources. */
export interface ListPage<R> {
  readonly resources: readonly R[]
  readonly totalResults: number
  readonly startIndex?: number | undefined
  readonly itemsPerPage?: number | undefined
  readonly nextCursor?: string | undefined
  readonly previousCursor?: string | undefined
}

/** Makes a ListResponse. `Resources` is there even when empty, since clients have tripped over its absence. */
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

/** A ListResponse as a client reads it: `Resources` may have been absent or null. */
export type ReceivedListResponse = z.infer<typeof receivedListResponse>

/** Reads a ListResponse that a service provider sent; throws an `InvalidMessageError`. */
export function parseListResponse(json: unknown): ReceivedListResponse {
  return readMessage(receivedListResponse, json)
}
