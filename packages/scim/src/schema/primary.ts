import type { LocatedAttribute } from './attributes.ts'
import type { AttributeDefinition } from './definition.ts'

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
