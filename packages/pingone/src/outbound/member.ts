import { isComplex, type Complex } from '@pingone-sandbox/scim'

/**
 * Finds a member of an object by its name in any letter case; undefined when there is none.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-2.1 RFC 7643 §2.1}, by which attribute names have no case
 */
export function memberOf(object: Complex, name: string): unknown {
  const key = keyOf(object, name)
  return key === undefined ? undefined : object[key]
}

/** The spelling in which an object has a member. */
export function keyOf(object: Complex, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name
  const folded = name.toLowerCase()
  return Object.keys(object).find((key) => key.toLowerCase() === folded)
}

/** A value as an object; undefined for anything else. */
export const asObject = (value: unknown): Complex | undefined =>
  isComplex(value) ? value : undefined
