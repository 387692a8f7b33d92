import { ScimError } from '../errors.ts'

/** How much one PATCH request may ask for. */
export interface PatchLimits {
  readonly operations: number
}

/** What one PATCH request may ask for unless told otherwise. */
export const patchLimits: PatchLimits = { operations: 1000 }

/** Throws a `ScimError` 413 for more operations than allowed. */
export function refuseTooManyOperations(
  { length }: readonly unknown[],
  { operations }: PatchLimits = patchLimits,
): void {
  if (length > operations)
    throw new ScimError(
      413,
      `The request has ${length} operations; at most ${operations} are read.`,
    )
}
