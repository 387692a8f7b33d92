import { InvalidMessageError, ScimError } from '../values/errors.ts'
import { foldCase } from '../values/fold-case.ts'
import { allTolerances, type Tolerances } from '../values/tolerances.ts'

/** One operation of a PATCH request. `op` may be in any letter case, since Entra sends `Add`. */
export interface PatchOperation {
  readonly op: string
  readonly path?: string | null | undefined
  readonly value?: unknown
}

/** The operations of RFC 7644 §3.5.2. */
export type PatchVerb = 'add' | 'replace' | 'remove'

/** The verb and the value of an operation, without its path. */
export interface Instruction {
  readonly verb: PatchVerb
  readonly value: unknown
}

/** Reads the `op` of an operation; undefined when it is unknown. */
export function readVerb(
  op: string,
  tolerances: Tolerances = allTolerances,
): PatchVerb | undefined {
  const verb = tolerances['op-in-any-case'] ? foldCase(op) : op
  return verb === 'add' || verb === 'replace' || verb === 'remove' ? verb : undefined
}

/**
 * Reads the verb and the value of an operation.
 *
 * @throws {ScimError} 400 `invalidSyntax` for an unknown `op`, `invalidValue` for a value that is missing or not allowed.
 */
export function readInstruction(
  { op, value }: PatchOperation,
  tolerances: Tolerances = allTolerances,
): Instruction {
  const verb = readVerb(op, tolerances)
  if (!verb) throw new InvalidMessageError(`${JSON.stringify(op)} is not add, replace or remove.`)
  if (verb !== 'remove' && value === undefined)
    throw new ScimError(400, `The operation ${verb} needs a value.`, 'invalidValue')
  // Without its value the operation would remove every element instead of one.
  if (verb === 'remove' && isAssigned(value) && !tolerances['remove-with-value'])
    throw new ScimError(
      400,
      'The operation remove takes no value: select elements with a filter in the path.',
      'invalidValue',
    )
  return { verb, value }
}

/** Tells whether an operation has a value; `null` equals none (RFC 7643 §2.5). */
export function isAssigned(value: unknown): boolean {
  return value !== undefined && value !== null
}
