import { ExpressionValueError } from '../expression-error.ts'
import type { Value } from '../syntax-tree.ts'

/** A function of one of PingOne's libraries. */
export interface LibraryFunction {
  readonly parameters: string
  readonly arity: readonly [least: number, most: number]
  readonly call: (args: readonly Value[]) => Value
}

export function define(
  parameters: string,
  arity: LibraryFunction['arity'],
  call: LibraryFunction['call'],
): LibraryFunction {
  return { parameters, arity, call }
}

/** Reads an argument as text; nothing stays nothing. A number or truth value is written out, as Java converts it. */
export function textOrNull(value: Value | undefined): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'object') throw new ExpressionValueError('A text is expected, not a list.')
  return String(value)
}

/** Reads an argument as text that must be there. */
export function text(value: Value | undefined): string {
  const read = textOrNull(value)
  if (read === null) throw new ExpressionValueError('A text is expected, and there is none.')
  return read
}

export function wholeNumber(value: Value | undefined): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'number' && Number.isInteger(number)) return number
  throw new ExpressionValueError(`A whole number is expected, not ${JSON.stringify(value)}.`)
}

/** Reads an argument as list; nothing stays nothing. */
export function listOrNull(value: Value | undefined): readonly Value[] | null {
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return value as readonly Value[]
  throw new ExpressionValueError(`A list is expected, not ${JSON.stringify(value)}.`)
}

export const list = (value: Value | undefined): readonly Value[] => listOrNull(value) ?? []

/** Tells whether two values are the same in content. */
export function isEqual(one: Value, other: Value): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Makes a pattern. Java's and JavaScript's patterns differ in rare constructs; what JavaScript cannot read fails in words. */
export function pattern(value: Value | undefined, flags = ''): RegExp {
  const source = text(value)
  try {
    return new RegExp(source, flags)
  } catch {
    throw new ExpressionValueError(`The pattern ${source} cannot be read.`)
  }
}
