import type { Layer, Wrapper } from './wrapper.ts'

/** Combines several wrappers into one, the first one outermost. */
export function composeWrappers(...wrappers: readonly Wrapper[]): Wrapper {
  return (service) => {
    const layers = wrappers.map((wrap) => wrap(service))
    return layers.reduceRight<Layer>(
      (inner, outer) => (request, next) => outer(request, async (each) => inner(each, next)),
      (request, next) => next(request),
    )
  }
}
