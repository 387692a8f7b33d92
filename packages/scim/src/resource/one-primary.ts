import { isComplex } from '../values/complex.ts'

/**
 * Leaves `primary` true on one element only: on `preferred`, by default the first primary one.
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
 * Makes the element that a change has made primary the only primary one; an unchanged element that was primary no longer is.
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

/** Tells whether an element is marked as primary. */
export function isPrimary(element: unknown): boolean {
  return isComplex(element) && element['primary'] === true
}
