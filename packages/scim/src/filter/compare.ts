import type { AttributeDefinition } from '../schema/definition.ts'
import { comparisonForm } from '../values/comparison-form.ts'
import { instantOf } from '../values/instant.ts'
import type { CompareOperator, CompareValue } from './filter.ts'

/** Tells whether one value of an attribute satisfies a comparison. The value is never absent. */
export type ValueTest = (value: unknown) => boolean

/** The traits of an attribute that decide how two of its values compare. */
export type Comparable = Pick<AttributeDefinition, 'name' | 'type' | 'caseExact'>

/** All operators but `ne`, which is the negation of `eq` over all values of the attribute. */
export type OrderOrMatch = Exclude<CompareOperator, 'ne'>

/**
 * Makes the test for an operator and a value other than null.
 *
 * A value whose type is not the attribute's satisfies no comparison. Strings are ordered by UTF-16 code unit.
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
