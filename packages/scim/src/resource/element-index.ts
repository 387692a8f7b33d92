import { fingerprintOf } from '../values/equality.ts'
import { foldCase } from '../values/fold-case.ts'
import { isComplex } from '../values/complex.ts'
import { findSubAttribute } from '../schema/attributes.ts'
import type { AttributeDefinition } from '../schema/definition.ts'
import { marksPrimary } from '../schema/primary.ts'

/**
 * Finds the elements of a multi-valued attribute by `value` and `type`: an attribute should contain each such pair once
 * (RFC 7643 §2.4). An element without a `type` matches every `type`.
 */
export interface ElementIndex {
  /** Returns the position of the element with the same `value` and `type`; no `type` equals no `type` only. */
  readonly findEqual: (element: unknown) => number | undefined
  /** Returns the position of the equal element, or else of one with the same `value` where one of the two has no `type`. */
  readonly find: (element: unknown) => number | undefined
  /** Indexes an element at a position; replaces the element that was indexed there. */
  readonly put: (element: unknown, position: number) => void
}

/**
 * Makes the index of these elements. A look-up takes constant time.
 *
 * Indexes only the elements that may match one of `sought`, so that a search for few among many costs little memory.
 */
export function createElementIndex(
  elements: readonly unknown[],
  definition: AttributeDefinition,
  sought: readonly unknown[],
): ElementIndex {
  const byValue = new Map<string, number>()
  const byValueAndType = new Map<string, number>()
  const locate = (element: unknown) => {
    const identity = identityOf(element, definition)
    const type = typeOf(element)
    return { identity, type, key: typedKey(type, identity), untyped: typedKey('', identity) }
  }
  const put = (element: unknown, position: number) => {
    const { identity, key, untyped } = locate(element)
    if (!byValue.has(identity)) byValue.set(identity, position)
    if (byValueAndType.get(untyped) === position) byValueAndType.delete(untyped)
    byValueAndType.set(key, position)
  }
  const findEqual = (element: unknown) => byValueAndType.get(locate(element).key)
  const find = (element: unknown) => {
    const { identity, type, key, untyped } = locate(element)
    return (
      byValueAndType.get(key) ?? (type === '' ? byValue.get(identity) : byValueAndType.get(untyped))
    )
  }
  const identities = new Set(sought.map((element) => identityOf(element, definition)))
  elements.forEach((element, position) => {
    if (identities.has(identityOf(element, definition))) put(element, position)
  })
  return { findEqual, find, put }
}

/** Returns the key of an element: its `value`, or without one all of it except `primary`, which moves between elements. */
export function identityOf(element: unknown, definition: AttributeDefinition): string {
  const value = isComplex(element) ? element['value'] : element
  if (value === undefined) return fingerprintOf(withoutPrimary(element, definition))
  if (typeof value !== 'string') return JSON.stringify(value)
  const { caseExact } = findSubAttribute(definition, 'value') ?? definition
  return caseExact ? value : foldCase(value)
}

function withoutPrimary(element: unknown, { subAttributes = [] }: AttributeDefinition): unknown {
  if (!isComplex(element) || !subAttributes.some(marksPrimary)) return element
  const { primary: _, ...rest } = element
  return rest
}

function typeOf(element: unknown): string {
  const type = isComplex(element) ? element['type'] : undefined
  return typeof type === 'string' ? foldCase(type) : ''
}

/** Joins both keys; the length distinguishes `a` and `b c` from `a b` and `c`. */
function typedKey(type: string, identity: string): string {
  return `${type.length} ${type} ${identity}`
}
