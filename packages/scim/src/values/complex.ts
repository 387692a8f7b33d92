import { ScimError } from './errors.ts'

/** A resource, or a complex value within one: attribute values by name. */
export type Complex = Readonly<Record<string, unknown>>

/** Tells whether a value is a JSON object. */
export function isComplex(value: unknown): value is Complex {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Tells whether a value is assigned: `null`, `""`, `[]` and `{}` are not.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2 RFC 7644 §3.4.2.2, `pr`}
 */
export function isPresent(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false
  if (Array.isArray(value)) return value.length > 0
  if (typeof value !== 'object') return true
  for (const name in value) if (Object.hasOwn(value, name)) return true
  return false
}

/**
 * Returns the names of the members of an object that a client sent.
 *
 * @throws {ScimError} 400 `invalidValue` for a name that would reach into an object's prototype.
 */
export function namesOf(value: Complex): readonly string[] {
  const names = Object.keys(value)
  for (const name of names) {
    if (name === '__proto__' || name === 'constructor' || name === 'prototype')
      throw new ScimError(400, `${name} is not an attribute name.`, 'invalidValue')
  }
  return names
}
