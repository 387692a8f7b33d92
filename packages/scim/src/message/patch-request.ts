import { z } from 'zod'
import { refuseTooManyOperations } from '../patch/limits.ts'
import { type PatchVerb, readVerb } from '../patch/operation.ts'
import { InvalidMessageError } from '../values/errors.ts'
import { allTolerances, type Tolerances } from '../values/tolerances.ts'
import { URN } from '../values/urn.ts'
import { messageOf, optional, readMessage, schemasWith } from './read-message.ts'

const patchRequest = (others: 'ignored' | 'refused') =>
  messageOf(
    {
      schemas: schemasWith(URN.patchOp),
      Operations: z.array(
        messageOf(
          {
            op: z.string(),
            path: optional(z.string()),
            value: z.unknown().optional(),
          },
          others,
        ),
      ),
    },
    others,
  )
const tolerantPatchRequest = patchRequest('ignored')
const strictPatchRequest = patchRequest('refused')

/** The body of a PATCH request. */
export interface PatchRequest {
  readonly schemas: readonly string[]
  readonly Operations: readonly ReceivedPatchOperation[]
}

export interface ReceivedPatchOperation {
  readonly op: PatchVerb
  readonly path: string | undefined
  readonly value?: unknown
}

/**
 * Reads the body of a PATCH request.
 *
 * @throws {InvalidMessageError} 400 `invalidSyntax` with the name of the invalid member.
 * @throws {ScimError} 413 for more operations than `patchLimits` allow.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2 RFC 7644 §3.5.2}
 */
export function parsePatchRequest(
  body: unknown,
  tolerances: Tolerances = allTolerances,
): PatchRequest {
  const message = tolerances['stray-members'] ? tolerantPatchRequest : strictPatchRequest
  const { schemas, Operations } = readMessage(message, body)
  refuseTooManyOperations(Operations)
  if (Operations.length === 0 && !tolerances['empty-operations'])
    throw new InvalidMessageError('Operations: must hold at least one.')
  return {
    schemas,
    Operations: Operations.map((operation, index) => {
      const op = readVerb(operation.op, tolerances)
      if (op) return { ...operation, op }
      throw new InvalidMessageError(`Operations.${index}.op: must be add, replace or remove.`)
    }),
  }
}
