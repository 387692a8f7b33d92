import { z } from 'zod'

const receivedError = z
  .object({
    // A string by the RFC; some providers send a number.
    status: z.union([z.string(), z.number()]).transform(Number).optional().catch(undefined),
    scimType: z.string().optional().catch(undefined),
    detail: z.string().optional().catch(undefined),
  })
  .refine(({ status, scimType, detail }) => status ?? scimType ?? detail)

/** An Error message as a client reads it; any member may be missing. */
export type ReceivedError = z.infer<typeof receivedError>

/**
 * Reads the body of an error response; undefined when it is no SCIM Error message, as when a proxy answered.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.12 RFC 7644 §3.12}
 */
export function parseScimErrorBody(json: unknown): ReceivedError | undefined {
  return receivedError.safeParse(json).data
}
