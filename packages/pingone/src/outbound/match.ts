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

/** Whether a resource that a search answered is what was looked for; `unknown` when it does not show it. */
export type Match = 'matches' | 'differs' | 'unknown'

/** What a user was looked for by. */
export interface UserSearch {
  /** The filter as it was sent. */
  readonly filter: string
  /** The value that took the place of `%s`. */
  readonly identifier: string
  /** The attribute that the value comes from. */
  readonly attribute: 'userName' | 'emails'
}

/**
 * Tells whether a user that a search answered matches the filter of the search.
 *
 * A filter is free text, and PingOne sends it as it is. One that cannot be parsed, or asks for an attribute that the answer does not
 * show, is judged by the identifier alone: it must occur in the answer.
 */
export function matchUser(row: Complex, { filter, identifier, attribute }: UserSearch): Match {
  const parsed = parse(filter)
  if (parsed && isShown(parsed, row))
    return matches(parsed, row) || isEqualInForm(parsed, row) ? 'matches' : 'differs'
  if (occursIn(row, canonical(identifier))) return 'matches'
  return isPresent(memberOf(row, attribute)) ? 'differs' : 'unknown'
}

/** Tells whether a group that a search answered has the name that was looked for. */
export function matchGroup(row: Complex, name: string): Match {
  const held = memberOf(row, 'displayName')
  if (!isPresent(held)) return 'unknown'
  return canonical(held) === canonical(name) ? 'matches' : 'differs'
}

/** Tells whether a value that a filter compares with is there in another form of the same text. */
const isEqualInForm = (filter: Filter, row: Complex): boolean =>
  comparisons(filter).some(({ path, value }) =>
    valuesAt(row, path).some((each) => canonical(scalarOf(each)) === canonical(value)),
  )

type Comparison = Extract<Filter, { kind: 'compare' }>

function comparisons(filter: Filter): readonly Comparison[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.operands.flatMap(comparisons)
    case 'not':
      return comparisons(filter.operand)
    case 'compare':
      return [filter]
    case 'present':
    case 'valuePath':
      return []
  }
}

/** Tells whether a resource has a value at every attribute that a filter asks for. */
function isShown(filter: Filter, row: Complex): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.operands.every((operand) => isShown(operand, row))
    case 'not':
      return isShown(filter.operand, row)
    case 'present':
    case 'compare':
    case 'valuePath':
      return valuesAt(row, filter.path).some(isPresent)
  }
}

function parse(filter: string): Filter | undefined {
  try {
    return parseFilter(filter)
  } catch {
    return undefined
  }
}

/** Tells whether a scalar anywhere in a value is a text. */
function occursIn(value: unknown, text: unknown): boolean {
  if (Array.isArray(value)) return value.some((each) => occursIn(each, text))
  const object = asObject(value)
  return object
    ? Object.values(object).some((each) => occursIn(each, text))
    : canonical(value) === text
}

const canonical = (value: unknown): unknown =>
  canonicalValue(value, { name: '', isCaseExact: false })

const scalarOf = (value: unknown): unknown => {
  const object = asObject(value)
  return object ? memberOf(object, 'value') : value
}
