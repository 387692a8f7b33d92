import { z } from 'zod'
import { type PatchVerb, readVerb } from '../patch/operation.ts'
import { URN } from '../urn.ts'
import { optional, readMessage, schemasWith } from './read-message.ts'

/**
 * The body of a PATCH request. `op` is read in any letter case and an empty list of operations is fine: Microsoft's tools send both.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2 RFC 7644 §3.5.2}
 */
export const patchRequest = z.object({
  schemas: schemasWith(URN.patchOp),
  Operations: z.array(
    z.object({
      op: z.string().transform((op, context): PatchVerb => {
        const verb = readVerb(op)
        if (verb) return verb
        context.addIssue('must be add, replace or remove')
        return z.NEVER
      }),
      path: optional(z.string()),
      value: z.unknown().optional(),
    }),
  ),
})
export type PatchRequest = z.infer<typeof patchRequest>

/** Reads the body of a PATCH request; throws an `InvalidMessageError` (`invalidSyntax`). */
export function parsePatchRequest(body: unknown): PatchRequest {
  return readMessage(patchRequest, body)
}
