import type { AttributeDefinition } from '../schema/definition.ts'
import { usernameForm } from '../username/username-form.ts'
import type { CompareOperator, CompareValue } from './filter.ts'

/** Tells whether one value of an attribute, never absent, meets a comparison. */
export type ValueTest = (value: unknown) => boolean

/** What decides how two values of an attribute compare. */
export type Comparable = Pick<AttributeDefinition, 'name' | 'type' | 'caseExact'>

/** `ne` is left out: it is `eq` turned around over all values of the attribute. */
export type OrderOrMatch = Exclude<CompareOperator, 'ne'>

// xsd:dateTime; the time zone is optional there (RFC 7643 §2.3.5), and none is further away than 14 hours.
const dateTime =
  /^((\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?$/i

/**
 * The moment that a SCIM `dateTime` names, in milliseconds since 1970; undefined when the text is none.
 *
 * Without a time zone it is read as UTC, so that the answer does not depend on the machine.
 */
export function instantOf(text: string): number | undefined {
  const parts = dateTime.exec(text)
  if (!parts) return undefined
  const [, local = '', year, month, day, zone = 'Z'] = parts
  if (Number(day) > daysIn(Number(year), Number(month))) return undefined
  const instant = Date.parse(`${local}${zone}`.toUpperCase())
  return Number.isNaN(instant) ? undefined : instant
}

/** `Date.parse` takes 30 February for 2 March. */
function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return isLeap ? 29 : 28
}

/**
 * The form in which the strings of an attribute are compared, ordered and told apart: as they stand when it is `caseExact`, user
 * names by the rules of PRECIS (RFC 7644 §5), and others in lower case.
 */
export function comparisonForm(
  { name, caseExact }: Omit<Comparable, 'type'>,
  text: string,
): string {
  if (caseExact) return text
  return isUserName({ name, caseExact }) ? usernameForm(text) : foldCase(text)
}

/** Tells whether an attribute holds user names, unless it is made to compare them exactly. */
export function isUserName({ name, caseExact }: Omit<Comparable, 'type'>): boolean {
  return name === 'userName' && !caseExact
}

/** The form in which other strings of attributes that are not `caseExact` are compared. */
export function foldCase(text: string): string {
  return text.toLowerCase()
}

/**
 * Makes the test for an operator and a value other than null.
 *
 * A value of another type than the attribute's meets no comparison. Strings are ordered by UTF-16 code unit.
 */
export function createValueTest(
  attribute: Comparable,
  operator: OrderOrMatch,
  expected: NonNullable<CompareValue>,
): ValueTest {
  if (typeof expected !== 'string') {
    const test = orderTest(operator)
    return (value) => typeof value === typeof expected && test(value as number, expected as number)
  }
  const instant = attribute.type === 'dateTime' && !isMatch(operator) && instantOf(expected)
  if (typeof instant === 'number') return instantTest(operator, instant)
  return stringTest(operator, expected, attribute)
}

function isMatch(operator: OrderOrMatch): operator is 'co' | 'sw' | 'ew' {
  return operator === 'co' || operator === 'sw' || operator === 'ew'
}

function instantTest(operator: OrderOrMatch, expected: number): ValueTest {
  const test = orderTest(operator)
  return (value) => {
    const instant = typeof value === 'string' ? instantOf(value) : undefined
    return instant !== undefined && test(instant, expected)
  }
}

function stringTest(operator: OrderOrMatch, expected: string, attribute: Comparable): ValueTest {
  const test = isMatch(operator) ? matchTest(operator) : orderTest(operator)
  if (attribute.caseExact) return (value) => typeof value === 'string' && test(value, expected)
  const form = comparisonForm(attribute, expected)
  return (value) => typeof value === 'string' && test(comparisonForm(attribute, value), form)
}

function matchTest(operator: 'co' | 'sw' | 'ew') {
  switch (operator) {
    case 'co':
      return (value: string, expected: string) => value.includes(expected)
    case 'sw':
      return (value: string, expected: string) => value.startsWith(expected)
    case 'ew':
      return (value: string, expected: string) => value.endsWith(expected)
  }
}

function orderTest(operator: OrderOrMatch) {
  type Ordered = string | number
  switch (operator) {
    case 'eq':
      return (value: Ordered, expected: Ordered) => value === expected
    case 'gt':
      return (value: Ordered, expected: Ordered) => value > expected
    case 'ge':
      return (value: Ordered, expected: Ordered) => value >= expected
    case 'lt':
      return (value: Ordered, expected: Ordered) => value < expected
    case 'le':
      return (value: Ordered, expected: Ordered) => value <= expected
    default:
      return () => false
  }
}
