import { isComplex } from '../values/complex.ts'
import type { LocatedAttribute } from './attributes.ts'
import type { AttributeDefinition } from './definition.ts'

/**
 * Leaves `primary` true on one element only: the first, unless `preferred` names another.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-2.4 RFC 7643 §2.4}
 */
export function keepOnePrimary(
  elements: readonly unknown[],
  preferred: unknown = elements.find(isPrimary),
): readonly unknown[] {
  if (preferred === undefined) return elements
  return elements.map((element) =>
    isPrimary(element) && element !== preferred ? { ...Object(element), primary: false } : element,
  )
}

/**
 * Makes the element that a change has just made primary the only one.
 *
 * What was primary before and was not touched gives way.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2 RFC 7644 §3.5.2}
 */
export function resetOtherPrimaries(
  before: readonly unknown[],
  after: readonly unknown[],
): readonly unknown[] {
  const fresh = after.find((element) => isPrimary(element) && !before.includes(element))
  return fresh === undefined ? after : keepOnePrimary(after, fresh)
}

/** Tells whether an element says that it is primary. */
export function isPrimary(element: unknown): boolean {
  return isComplex(element) && element['primary'] === true
}

/** Finds the multi-valued attribute of which an attribute is the `primary`; undefined when it is something else. */
export function ownerOfPrimary({
  name,
  definition,
  steps,
}: LocatedAttribute): LocatedAttribute | undefined {
  const owner = steps.at(-2)
  if (!owner?.multiValued || owner.type !== 'complex' || !saysPrimary(definition)) return undefined
  return {
    name: name.slice(0, -`.${definition.name}`.length),
    definition: owner,
    steps: steps.slice(0, -1),
  }
}

/**
 * Tells whether a sub-attribute of a multi-valued attribute says which element is the primary one.
 *
 * An element that does not say it counts as not primary.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-2.4 RFC 7643 §2.4}
 */
export function saysPrimary({
  name,
  type,
  multiValued,
}: Pick<AttributeDefinition, 'name' | 'type' | 'multiValued'>): boolean {
  return name === 'primary' && type === 'boolean' && !multiValued
}
