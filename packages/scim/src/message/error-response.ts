import { z } from 'zod'

const receivedError = z
  .object({
    // The RFC has a string; some providers send a number.
    status: z.union([z.string(), z.number()]).transform(Number).optional().catch(undefined),
    scimType: z.string().optional().catch(undefined),
    detail: z.string().optional().catch(undefined),
  })
  .refine(({ status, scimType, detail }) => status ?? scimType ?? detail)

/** An Error message that a client received; any member may be missing. */
export type ReceivedError = z.infer<typeof receivedError>

/**
 * Reads the body of an error response; undefined when it is not a SCIM Error message, for example because a proxy answered.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.12 RFC 7644 §3.12}
 */
export function parseScimErrorBody(json: unknown): ReceivedError | undefined {
  return receivedError.safeParse(json).data
}
