import { createElementIndex } from '../resource/element-index.ts'
import { mergeEqualElements } from '../resource/equal-elements.ts'
import { resetOtherPrimaries } from '../resource/one-primary.ts'
import { type Reading, readValue } from '../resource/read-value.ts'
import { keepImmutable } from '../resource/retain.ts'
import { subAttributeName } from '../schema/attributes.ts'
import type { AttributeDefinition } from '../schema/definition.ts'
import { marksPrimary } from '../schema/primary.ts'
import { type Complex, isComplex } from '../values/complex.ts'
import { equals, fingerprintOf } from '../values/equality.ts'
import { ScimError } from '../values/errors.ts'
import { foldCase } from '../values/fold-case.ts'
import type { Tolerances } from '../values/tolerances.ts'

/**
 * Changes the elements of a multi-valued attribute: an empty result is unassigned, elements that have become equal are merged, and a
 * new primary element is the only primary one.
 */
export function changeElements(
  current: unknown,
  definition: AttributeDefinition,
  change: (elements: readonly unknown[]) => readonly unknown[],
): unknown {
  const before: readonly unknown[] = Array.isArray(current) ? current : []
  const after = resetOtherPrimaries(before, mergeEqualElements(change(before), definition))
  return after.length === 0 ? undefined : after
}

/** A multi-valued attribute that an operation changes. */
export interface ElementsEdit {
  readonly definition: AttributeDefinition
  /** The name of the attribute in error messages. */
  readonly name: string
}

/**
 * Adds elements to a multi-valued attribute.
 *
 * An element with the same `value` and `type` is not added again, but takes on the other sub-attributes.
 *
 * @throws {ScimError} 400 `mutability` when that would change an immutable sub-attribute.
 */
export function addElements(
  elements: readonly unknown[],
  given: readonly unknown[],
  edit: ElementsEdit,
): readonly unknown[] {
  const result = [...elements]
  const index = createElementIndex(elements, edit.definition, given)
  for (const element of given) {
    const position = index.find(element) ?? result.length
    result[position] = overlay(result[position], element, edit)
    index.put(result[position], position)
  }
  return result
}

/**
 * Reads the elements in the value of `remove`, which Entra and Ping's SDK send instead of a value filter.
 *
 * Accepts `[{ "value": … }]` and Ping's `{ "members": [{ "value": … }] }`, if they are tolerated.
 */
export function readRemovedElements(
  definition: AttributeDefinition,
  value: unknown,
  reading: Reading & { readonly tolerances: Tolerances },
): readonly unknown[] {
  const nested = nestedValue(value, definition.name)
  if (nested && !reading.tolerances['nested-remove-value'])
    throw new ScimError(400, `${reading.name} must be an array of its values.`, 'invalidValue')
  return (readValue(definition, nested ? nested.value : value, reading) ?? []) as unknown[]
}

/**
 * Removes elements whose `value` matches a given one (and `type`, if both have one). A given element without a `value` removes those
 * that equal it in all its sub-attributes.
 */
export function removeElements(
  elements: readonly unknown[],
  given: readonly unknown[],
  { definition }: ElementsEdit,
): readonly unknown[] {
  const isPartial = (element: unknown) => isComplex(element) && element['value'] === undefined
  const named = given.filter((element) => !isPartial(element))
  const index = createElementIndex(named, definition, elements)
  const agrees = agreementWith(given.filter(isPartial) as Complex[])
  // An element without `primary` is not primary (RFC 7643 §2.4).
  const defaults = definition.subAttributes?.some(marksPrimary) ? { primary: false } : {}
  const isRemoved = (element: unknown) =>
    index.find(element) !== undefined || (isComplex(element) && agrees({ ...defaults, ...element }))
  return elements.filter((element) => !isRemoved(element))
}

function overlay(element: unknown, given: unknown, { definition, name }: ElementsEdit): unknown {
  if (element === undefined) return given
  if (!isComplex(element) || !isComplex(given)) return element
  for (const sub of definition.subAttributes ?? []) {
    const to = given[sub.name] ?? element[sub.name]
    const subName = subAttributeName({ name, definition }, sub.name)
    keepImmutable(sub, { name: subName, from: element[sub.name], to })
  }
  const merged = { ...element, ...given }
  return equals(element, merged) ? element : merged
}

/** Makes the test whether an element contains one of the parts. Parts with the same member names share one look-up. */
function agreementWith(parts: readonly Complex[]): (element: Complex) => boolean {
  const fingerprints = new Map<string, Set<string>>()
  for (const part of parts) {
    const names = Object.keys(part).sort().join(' ')
    const known = fingerprints.get(names)
    if (known) known.add(fingerprintOf(part))
    else fingerprints.set(names, new Set([fingerprintOf(part)]))
  }
  return (element) =>
    [...fingerprints].some(([names, known]) => {
      const part = Object.fromEntries(names.split(' ').map((name) => [name, element[name]]))
      return known.has(fingerprintOf(part))
    })
}

function nestedValue(value: unknown, name: string): { readonly value: unknown } | undefined {
  if (!isComplex(value)) return undefined
  const key = Object.keys(value).find((each) => foldCase(each) === foldCase(name))
  return key === undefined ? undefined : { value: value[key] }
}
