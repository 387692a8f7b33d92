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

/** What an operation asks for, wherever it points. */
export interface Instruction {
  readonly verb: PatchVerb
  readonly value: unknown
}

/** Reads the `op` of an operation; undefined when there is no such operation. */
export function readVerb(
  op: string,
  tolerances: Tolerances = allTolerances,
): PatchVerb | undefined {
  const verb = tolerances['op-in-any-case'] ? foldCase(op) : op
  return verb === 'add' || verb === 'replace' || verb === 'remove' ? verb : undefined
}

/**
 * Reads what an operation asks for.
 *
 * Throws a `ScimError` 400: `invalidSyntax` for an unknown `op`, `invalidValue` for a value that is missing or has no place.
 */
export function readInstruction(
  { op, value }: PatchOperation,
  tolerances: Tolerances = allTolerances,
): Instruction {
  const verb = readVerb(op, tolerances)
  if (!verb) throw new InvalidMessageError(`${JSON.stringify(op)} is not add, replace or remove.`)
  if (verb !== 'remove' && value === undefined)
    throw new ScimError(400, `The operation ${verb} needs a value.`, 'invalidValue')
  // Ignoring the value would remove every element where the client means one.
  if (verb === 'remove' && isAssigned(value) && !tolerances['remove-with-value'])
    throw new ScimError(
      400,
      'The operation remove takes no value: select elements with a filter in the path.',
      'invalidValue',
    )
  return { verb, value }
}

/** Tells whether an operation carries a value: `null` is as good as none (RFC 7643 §2.5). */
export function isAssigned(value: unknown): boolean {
  return value !== undefined && value !== null
}
