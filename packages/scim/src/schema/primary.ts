import type { LocatedAttribute } from './attributes.ts'
import type { AttributeDefinition } from './definition.ts'

/** Finds the multi-valued attribute whose `primary` this attribute is; undefined when it is another attribute. */
export function ownerOfPrimary({
  name,
  definition,
  steps,
}: LocatedAttribute): LocatedAttribute | undefined {
  const owner = steps.at(-2)
  if (!owner?.multiValued || owner.type !== 'complex' || !marksPrimary(definition)) return undefined
  return {
    name: name.slice(0, -`.${definition.name}`.length),
    definition: owner,
    steps: steps.slice(0, -1),
  }
}

/**
 * Tells whether a sub-attribute of a multi-valued attribute marks the primary element.
 *
 * An element without it is not primary.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-2.4 RFC 7643 §2.4}
 */
export function marksPrimary({
  name,
  type,
  multiValued,
}: Pick<AttributeDefinition, 'name' | 'type' | 'multiValued'>): boolean {
  return name === 'primary' && type === 'boolean' && !multiValued
}
