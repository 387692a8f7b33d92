import { ScimError } from '../values/errors.ts'

/** How much one PATCH request may ask for. */
export interface PatchLimits {
  readonly operations: number
  /** How many values of multi-valued attributes the operations look at together; a long filter looks at each several times. */
  readonly values?: number
}

/** What one PATCH request may ask for unless told otherwise. */
export const patchLimits = { operations: 1000, values: 1_000_000 } as const satisfies PatchLimits

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

/** Counts the values that the operations of a request look at. Throws a `ScimError` 413 once they are more than allowed. */
export function createValueCount({
  values = patchLimits.values,
}: PatchLimits): (looks: { readonly elements: number; readonly path: string }) => void {
  let counted = 0
  return ({ elements, path }) => {
    counted += elements * Math.ceil(path.length / 50)
    if (counted > values)
      throw new ScimError(
        413,
        `The operations look at more than ${values} values of multi-valued attributes; send fewer of them in one request.`,
      )
  }
}
