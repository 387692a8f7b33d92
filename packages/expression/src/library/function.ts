import { refuseLongText, shown } from '../language/shown-text.ts'
import { ExpressionValueError } from '../language/expression-error.ts'
import type { Budget } from '../language/budget.ts'
import type { Patterns } from '../pattern/patterns.ts'
import type { Value } from '../language/syntax-tree.ts'

/** The services of an evaluation for functions and operators: the step budget and the regular expressions. */
export interface Evaluation extends Budget {
  readonly patterns: Patterns
}

/** A function of one of PingOne's libraries. */
export interface LibraryFunction {
  readonly parameters: string
  readonly arity: readonly [least: number, most: number]
  readonly call: (args: readonly Value[], evaluation: Evaluation) => Value
}

export function define(
  parameters: string,
  arity: LibraryFunction['arity'],
  call: LibraryFunction['call'],
): LibraryFunction {
  return { parameters, arity, call }
}

/** Reads an argument as text; null stays null. Numbers and booleans are formatted as in Java. */
export function textOrNull(value: Value | undefined): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'object') throw new ExpressionValueError('A text is expected, not a list.')
  return String(value)
}

/** Reads an argument as text; throws for null. */
export function text(value: Value | undefined): string {
  const read = textOrNull(value)
  if (read === null) throw new ExpressionValueError('A text is expected, and there is none.')
  return read
}

export function wholeNumber(value: Value | undefined): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'number' && Number.isInteger(number)) return number
  throw new ExpressionValueError(`A whole number is expected, not ${shown(value)}.`)
}

/** Reads an argument as a list; null stays null. */
export function listOrNull(value: Value | undefined): readonly Value[] | null {
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return value as readonly Value[]
  throw new ExpressionValueError(`A list is expected, not ${shown(value)}.`)
}

export const list = (value: Value | undefined): readonly Value[] => listOrNull(value) ?? []

/** Throws `ExpressionValueError` for a text that is longer than any that is handled. */
export function boundedText<Kind extends Value>(value: Kind): Kind {
  if (typeof value === 'string') refuseLongText(value.length)
  return value
}

/** Tells whether two values are the same in content. */
export const isEqual = (one: Value, other: Value): boolean => keyOf(one) === keyOf(other)

/** A text that is the same for values of the same content, so that a set can hold them. */
export const keyOf = (value: Value): string => JSON.stringify(value)
