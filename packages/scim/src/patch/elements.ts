import { equals, fingerprintOf } from '../equality.ts'
import { foldCase } from '../filter/compare.ts'
import { isComplex } from '../resource.ts'
import { findSubAttribute } from '../schema/attributes.ts'
import type { AttributeDefinition } from '../schema/definition.ts'
import { readValue } from '../schema/read-value.ts'

/**
 * Adds elements to a multi-valued attribute.
 *
 * One that is there already is not added again; one with the same `value` and `type` takes on what is given,
 * since an attribute should hold each such pair once (RFC 7643 §2.4).
 */
export function addElements(
  elements: readonly unknown[],
  given: readonly unknown[],
  definition: AttributeDefinition,
): readonly unknown[] {
  const result = [...elements]
  const positions = new Map<string, number[]>()
  elements.forEach((element, position) => file(positions, keyOf(element, definition), position))
  for (const element of given) {
    const key = keyOf(element, definition)
    const position = positions.get(key)?.find((each) => haveSameType(result[each], element))
    if (position === undefined) file(positions, key, result.push(element) - 1)
    else result[position] = overlay(result[position], element)
  }
  return result
}

/**
 * Removes the elements that a client names by value, as Entra and Ping's SDK do instead of writing a value filter.
 *
 * Both `[{ "value": … }]` and Ping's `{ "members": [{ "value": … }] }` are understood. An element goes when its `value` is given,
 * with no other `type`; what is given without a `value` must agree in all its sub-attributes.
 */
export function removeElements(
  elements: readonly unknown[],
  value: unknown,
  definition: AttributeDefinition,
): readonly unknown[] {
  const given = readValue(definition, unwrap(value, definition.name)) as
    | readonly unknown[]
    | undefined
  const named = new Map<string, unknown[]>()
  const partial: unknown[] = []
  for (const element of given ?? []) {
    if (isComplex(element) && element['value'] === undefined) partial.push(element)
    else file(named, keyOf(element, definition), element)
  }
  return elements.filter(
    (element) =>
      !named.get(keyOf(element, definition))?.some((each) => haveSameType(element, each)) &&
      !partial.some((each) => includes(element, each)),
  )
}

/** What elements are the same by: their `value`, or all of an element that has none. */
function keyOf(element: unknown, definition: AttributeDefinition): string {
  const value = isComplex(element) ? element['value'] : element
  if (value === undefined) return fingerprintOf(element)
  const { caseExact } = findSubAttribute(definition, 'value') ?? definition
  if (typeof value !== 'string') return JSON.stringify(value)
  return caseExact ? value : foldCase(value)
}

/** An element that says nothing of its type may have any. */
function haveSameType(one: unknown, other: unknown): boolean {
  if (!isComplex(one) || !isComplex(other)) return true
  const types = [one['type'], other['type']]
  const [type, otherType] = types.map((each) => (typeof each === 'string' ? foldCase(each) : ''))
  return type === '' || otherType === '' || type === otherType
}

function overlay(element: unknown, given: unknown): unknown {
  if (!isComplex(element) || !isComplex(given)) return element
  const merged = { ...element, ...given }
  return equals(element, merged) ? element : merged
}

function includes(element: unknown, part: unknown): boolean {
  return isComplex(element) && isComplex(part) && equals(element, { ...element, ...part })
}

function unwrap(value: unknown, name: string): unknown {
  if (!isComplex(value)) return value
  const nested = Object.keys(value).find((key) => foldCase(key) === foldCase(name))
  return nested === undefined ? value : value[nested]
}

function file<Item>(index: Map<string, Item[]>, key: string, item: Item): void {
  const items = index.get(key)
  if (items) items.push(item)
  else index.set(key, [item])
}
