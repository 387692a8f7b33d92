import { ScimError } from '../values/errors.ts'

/** The limits of one PATCH request. */
export interface PatchLimits {
  readonly operations: number
  /** The number of values of multi-valued attributes that the operations examine; a long filter counts each several times. */
  readonly values?: number
}

/** The default limits. */
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

/** Makes a counter of the values that the operations of a request examine. It throws a `ScimError` 413 beyond the limit. */
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
