import {
  type Complex,
  type Filter,
  isPresent,
  matches,
  parseFilter,
  valuesAt,
} from '@pingone-sandbox/scim'
import { canonicalValue } from './canonical-value.ts'
import { asObject, memberOf } from './member.ts'

/** Whether a row of a search matches; `unknown` when the row lacks the needed attributes. */
export type Match = 'matches' | 'differs' | 'unknown'

/** The criteria of a user search. */
export interface UserSearch {
  /** The filter as it was sent. */
  readonly filter: string
  /** The value that replaced `%s`. */
  readonly identifier: string
  /** The attribute with that value. */
  readonly attribute: 'userName' | 'emails'
}

/** The attributes that can identify a user. Other attributes with the same text, such as a given name, do not count. */
const identifyingAttributes = ['userName', 'emails', 'externalId', 'id']

/**
 * Tells whether a user in the answer to a search matches its filter.
 *
 * A filter is free text that PingOne sends unchanged. If it cannot be parsed, or the row lacks attributes that it compares, the
 * identifier must be among the values that identify the user.
 */
export function matchUser(row: Complex, { filter, identifier, attribute }: UserSearch): Match {
  const parsed = parse(filter)
  const match = parsed ? judge(parsed, row) : 'unknown'
  if (match !== 'unknown') return match
  const isNamed = identifyingAttributes.some((name) =>
    hasScalar(memberOf(row, name), canonical(identifier)),
  )
  if (isNamed) return 'matches'
  return isPresent(memberOf(row, attribute)) ? 'differs' : 'unknown'
}

/** Tells whether a group in the answer to a search has the wanted name. */
export function matchGroup(row: Complex, name: string): Match {
  const shown = memberOf(row, 'displayName')
  if (!isPresent(shown)) return 'unknown'
  return canonical(shown) === canonical(name) ? 'matches' : 'differs'
}

/** Judges a resource by a filter. A part of the filter whose attribute the resource does not show is `unknown`. */
function judge(filter: Filter, row: Complex): Match {
  switch (filter.kind) {
    case 'and': {
      const parts = filter.operands.map((operand) => judge(operand, row))
      if (parts.includes('differs')) return 'differs'
      return parts.includes('unknown') ? 'unknown' : 'matches'
    }
    case 'or':
      return anyOf(filter.operands.map((operand) => judge(operand, row)))
    case 'not':
      return opposites[judge(filter.operand, row)]
    case 'present':
      return valuesAt(row, filter.path).some(isPresent) ? 'matches' : 'unknown'
    case 'compare':
      return judgeComparison(filter, row)
    case 'valuePath':
      return anyOf(valuesAt(row, filter.path).map((element) => judgeElement(filter.where, element)))
  }
}

const opposites = { matches: 'differs', differs: 'matches', unknown: 'unknown' } as const

/** `matches` if any part does; otherwise `unknown` if any part is unknown or there is none. */
function anyOf(parts: readonly Match[]): Match {
  if (parts.includes('matches')) return 'matches'
  return parts.length === 0 || parts.includes('unknown') ? 'unknown' : 'differs'
}

/** A string element counts as its `value`. */
function judgeElement(where: Filter, element: unknown): Match {
  if (!isPresent(element)) return 'unknown'
  return judge(where, asObject(element) ?? { value: element })
}

/** A value matches by the comparison of the filter, or when its canonical form is equal. */
function judgeComparison(filter: Extract<Filter, { kind: 'compare' }>, row: Complex): Match {
  const values = valuesAt(row, filter.path).filter(isPresent)
  if (values.length === 0) return 'unknown'
  if (matches(filter, row)) return 'matches'
  const isEqualInForm =
    ['eq', 'co', 'sw', 'ew'].includes(filter.operator) &&
    values.some((each) => canonical(scalarOf(each)) === canonical(filter.value))
  return isEqualInForm ? 'matches' : 'differs'
}

function parse(filter: string): Filter | undefined {
  try {
    return parseFilter(filter)
  } catch {
    return undefined
  }
}

/** Tells whether a value, or one of several, is a text. */
const hasScalar = (value: unknown, text: unknown): boolean =>
  (Array.isArray(value) ? value : [value]).some((each) => canonical(scalarOf(each)) === text)

const canonical = (value: unknown): unknown =>
  canonicalValue(value, { name: '', isCaseExact: false })

const scalarOf = (value: unknown): unknown => {
  const object = asObject(value)
  return object ? memberOf(object, 'value') : value
}
