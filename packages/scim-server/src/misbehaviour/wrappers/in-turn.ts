import type { Layer, Wrapper } from './wrapper.ts'

/** Makes one wrapper of several, the first one outermost. */
export function inTurn(...wrappers: readonly Wrapper[]): Wrapper {
  return (service) => {
    const layers = wrappers.map((wrap) => wrap(service))
    return layers.reduceRight<Layer>(
      (inner, outer) => (request, next) => outer(request, async (each) => inner(each, next)),
      (request, next) => next(request),
    )
  }
}
