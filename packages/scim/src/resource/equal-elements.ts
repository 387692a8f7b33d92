import type { AttributeDefinition } from '../schema/definition.ts'
import { isComplex } from '../values/complex.ts'
import { createElementIndex, identityOf } from './element-index.ts'
import { isPrimary } from './one-primary.ts'

/**
 * Merges elements with the same `value` and `type`, or without a `type`. The members of a later element override those of an earlier
 * one; the result is primary when one of them is.
 *
 * Returns the same array when all elements differ.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-2.4 RFC 7643 §2.4}
 */
export function mergeEqualElements(
  elements: readonly unknown[],
  definition: AttributeDefinition,
): readonly unknown[] {
  if (elements.length < 2 || areDistinct(elements, definition)) return elements
  const index = createElementIndex([], definition, [])
  const merged: unknown[] = []
  for (const element of elements) {
    const position = index.findEqual(element)
    if (position === undefined) index.put(element, merged.push(element) - 1)
    else merged[position] = merge(merged[position], element)
  }
  return merged.length === elements.length ? elements : merged
}

/** Tells whether all elements differ in their `value`, as they nearly always do: then no index is needed. */
function areDistinct(elements: readonly unknown[], definition: AttributeDefinition): boolean {
  return (
    new Set(elements.map((element) => identityOf(element, definition))).size === elements.length
  )
}

function merge(one: unknown, other: unknown): unknown {
  if (!isComplex(one) || !isComplex(other)) return one
  return { ...one, ...other, ...((isPrimary(one) || isPrimary(other)) && { primary: true }) }
}
