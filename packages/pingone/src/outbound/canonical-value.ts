import { foldCase, instantOf } from '@pingone-sandbox/scim'

/** The traits of the attribute whose values are compared. */
export interface ComparedAttribute {
  /** In lower case: `username`, `phonenumbers.value`. */
  readonly name: string
  /** Letter case counts. */
  readonly isCaseExact: boolean
}

/**
 * Returns the canonical form of a scalar: two values with the same form are equal to a SCIM server.
 *
 * Letter case counts only where the attribute is `caseExact`. Strings are compared in Unicode NFC, moments by the instant, telephone
 * numbers by their digits (RFC 7643 §4.1.2 lets a provider canonicalize them); a boolean or a number may be written as a string.
 */
export function canonicalValue(value: unknown, { name, isCaseExact }: ComparedAttribute): unknown {
  if (typeof value === 'boolean' || typeof value === 'number') return String(value)
  if (typeof value !== 'string') return value
  if (name === 'phonenumbers.value') return value.replaceAll(/[^\d+]/g, '') || value
  const instant = instantOf(value)
  if (instant !== undefined) return `instant ${instant}`
  const text = value.normalize()
  return isCaseExact ? text : foldCase(text)
}
