/** SCIM attributes that a resource is expected to have. A value may be an asymmetric matcher, such as `expect.stringContaining`. */
export interface ExpectedAttributes {
  readonly userName?: string
  readonly active?: boolean
  readonly displayName?: string
  readonly externalId?: string
  readonly name?: Readonly<Record<string, unknown>>
  readonly emails?: readonly Readonly<Record<string, unknown>>[]
  /** Members of a group. */
  readonly members?: readonly Readonly<Record<string, unknown>>[]
  readonly [attribute: string]: unknown
}

/** An attribute that is not as expected: `name.familyName`. */
export interface Difference {
  readonly attribute: string
  readonly expected: unknown
  /** Undefined where the resource does not have the attribute. */
  readonly actual: unknown
}

/**
 * Compares expected attributes with a resource; what is not expected is not compared.
 *
 * The names of attributes compare without letter case. Of a list each expected element is found among the elements of the resource,
 * in any order. `null`, `undefined` and an empty list expect that the attribute has no value.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-2.5 RFC 7643 §2.5}
 */
export function compareAttributes(
  expected: object,
  resource: object,
  path = '',
): readonly Difference[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const attribute = path === '' ? name : `${path}.${name}`
    return compareValue(attribute, value, valueOf(resource, name))
  })
}

function compareValue(attribute: string, expected: unknown, actual: unknown): Difference[] {
  const differs = [{ attribute, expected, actual }]
  if (isMatcher(expected)) return expected.asymmetricMatch(actual) ? [] : differs
  if (isUnassigned(expected)) return isUnassigned(actual) ? [] : differs
  if (Array.isArray(expected)) {
    const elements: readonly unknown[] = Array.isArray(actual) ? actual : []
    return expected
      .filter((each) => !elements.some((element) => isSame(each, element)))
      .map((missing) => ({ attribute, expected: [missing], actual }))
  }
  if (isObject(expected))
    return isObject(actual) ? [...compareAttributes(expected, actual, attribute)] : differs
  return expected === actual ? [] : differs
}

const isSame = (expected: unknown, actual: unknown): boolean =>
  compareValue('', expected, actual).length === 0

/** Attribute names are case-insensitive (RFC 7643 §2.1); the name as it is written comes first. */
function valueOf(resource: object, name: string): unknown {
  if (Object.hasOwn(resource, name)) return Reflect.get(resource, name)
  const key = Object.keys(resource).find((each) => each.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : Reflect.get(resource, key)
}

interface AsymmetricMatcher {
  readonly asymmetricMatch: (value: unknown) => boolean
}

const isMatcher = (value: unknown): value is AsymmetricMatcher =>
  isObject(value) && 'asymmetricMatch' in value && typeof value.asymmetricMatch === 'function'

const isUnassigned = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0)

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
