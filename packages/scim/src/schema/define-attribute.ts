import type { AttributeDefinition } from './definition.ts'

/** The traits of a definition other than name and description; those that are missing have the defaults of RFC 7643 §2.2. */
export type AttributeTraits = Partial<Omit<AttributeDefinition, 'name' | 'description'>>

/**
 * Makes an attribute definition. Without `traits` it is a singular, optional, case-insensitive, readable and writable string.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-2.2 RFC 7643 §2.2}
 * @example defineAttribute('active', 'Whether the user may sign in.', { type: 'boolean' })
 */
export function defineAttribute(
  name: string,
  description: string,
  traits: AttributeTraits = {},
): AttributeDefinition {
  return {
    name,
    type: 'string',
    multiValued: false,
    description,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...traits,
  }
}

/** Makes a complex attribute with these sub-attributes. */
export function defineComplex(
  name: string,
  description: string,
  subAttributes: readonly AttributeDefinition[],
  traits: AttributeTraits = {},
): AttributeDefinition {
  return defineAttribute(name, description, { type: 'complex', subAttributes, ...traits })
}

/** The traits in which multi-valued attributes differ. */
export interface PluralTraits {
  readonly value: AttributeDefinition
  /** The canonical values of `type`. Without them `type` accepts any text. */
  readonly types?: readonly string[]
}

/**
 * Makes a multi-valued attribute with the default sub-attributes `value`, `display`, `type` and `primary`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-2.4 RFC 7643 §2.4}
 */
export function definePlural(
  name: string,
  description: string,
  { value, types }: PluralTraits,
): AttributeDefinition {
  const subAttributes = [
    value,
    defineAttribute('display', 'A name for the value that people read.'),
    defineAttribute('type', 'What the value is used for.', types && { canonicalValues: types }),
    definePrimary(),
  ]
  return defineComplex(name, description, subAttributes, { multiValued: true })
}

/** Makes the `primary` sub-attribute, which is true for at most one value of its attribute. */
export function definePrimary(): AttributeDefinition {
  return defineAttribute('primary', 'Whether this is the preferred value. At most one value is.', {
    type: 'boolean',
  })
}

/** Returns the traits of a link to a resource or to something outside SCIM. References compare exactly (RFC 7643 §2.3.7). */
export function referenceTo(...referenceTypes: readonly string[]): AttributeTraits {
  return { type: 'reference', referenceTypes, caseExact: true }
}
