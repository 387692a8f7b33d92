import { ExpressionValueError } from '../language/expression-error.ts'
import type { Value } from '../language/syntax-tree.ts'
import { define, list, text, textOrNull, wholeNumber, type LibraryFunction } from './function.ts'
import { refuseLongText } from '../language/shown-text.ts'

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)

/** Wraps a function so that it returns null for null. */
const ofText =
  (change: (input: string, args: readonly Value[]) => Value) =>
  (args: readonly Value[]): Value => {
    const input = textOrNull(args[0])
    return input === null ? null : change(input, args)
  }

const isEmpty = (value: string | null) => value === null || value === ''
const isBlank = (value: string | null) => value === null || value.trim() === ''

/** The functions of `#string`, as documented. */
export const stringLibrary: Readonly<Record<string, LibraryFunction>> = {
  isNotEmpty: define('input', [1, 1], ([input]) => !isEmpty(textOrNull(input))),
  isNotBlank: define('input', [1, 1], ([input]) => !isBlank(textOrNull(input))),
  upperCase: define(
    'input',
    [1, 1],
    ofText((input) => input.toUpperCase()),
  ),
  lowerCase: define(
    'input',
    [1, 1],
    ofText((input) => input.toLowerCase()),
  ),
  trim: define(
    'input',
    [1, 1],
    ofText((input) => input.trim()),
  ),
  // Negative positions count from the end.
  substring: define(
    'input, start, end',
    [3, 3],
    ofText((input, [, start, end]) => input.slice(wholeNumber(start), wholeNumber(end))),
  ),
  startsWith: define('input, prefix', [2, 2], ([input, prefix]) =>
    bothOrNeither(input, prefix, (whole, part) => whole.startsWith(part)),
  ),
  endsWith: define('input, suffix', [2, 2], ([input, suffix]) =>
    bothOrNeither(input, suffix, (whole, part) => whole.endsWith(part)),
  ),
  split: define(
    'input, separators',
    [2, 2],
    ofText((input, [, separators]) => {
      const marks = separators === null ? null : new Set(textOrNull(separators))
      const isMark = (character: string) => marks?.has(character) ?? /\s/.test(character)
      const parts = ['']
      for (const character of input)
        if (isMark(character)) parts.push('')
        else parts.push((parts.pop() ?? '') + character)
      // Several separators in a row count as one.
      return parts.filter((part) => part !== '')
    }),
  ),
  join: define('values, separator', [2, 2], ([values, separator]) =>
    values === null
      ? null
      : list(values)
          .map(textOrNull)
          .filter((value) => value !== null)
          .join(textOrNull(separator) ?? ''),
  ),
  indexOf: define('input, searchStr, fromIndex', [3, 3], ([input, search, from]) =>
    text(input).indexOf(text(search), Math.max(0, wholeNumber(from))),
  ),
  lastIndexOf: define('input, searchStr, fromIndex', [3, 3], ([input, search, from]) =>
    text(input).lastIndexOf(text(search), Math.max(0, wholeNumber(from))),
  ),
  length: define('input', [1, 1], ([input]) => textOrNull(input)?.length ?? 0),
  replace: define(
    'input, searchStr, replacement, max',
    [4, 4],
    ofText((input, [, search, replacement, max]) =>
      replaceAtMost(input, { search, replacement, most: wholeNumber(max) }),
    ),
  ),
  compare: define('str1, str2, ignoreCase', [3, 3], ([one, other, ignoreCase]) => {
    const [left, right] = [one, other].map((value) => {
      const read = textOrNull(value) ?? ''
      return ignoreCase === true ? read.toLowerCase() : read
    })
    return left === right ? 0 : (left ?? '') < (right ?? '') ? -1 : 1
  }),
  asInt: define('input, defaultIfNullOrInvalid', [2, 2], ([input, fallback = null]) => {
    const read = textOrNull(input) ?? ''
    const value = /^[+-]?\d+$/.test(read) ? Number(read) : Number.NaN
    return value === clamp(value, -(2 ** 31), 2 ** 31 - 1) ? value : fallback
  }),
  asLong: define('input, defaultIfNullOrInvalid', [2, 2], ([input, fallback = null]) => {
    const read = textOrNull(input) ?? ''
    const value = /^[+-]?\d+$/.test(read) ? Number(read) : Number.NaN
    return Number.isSafeInteger(value) ? value : fallback
  }),
  asDouble: define('input, defaultIfNullOrInvalid', [2, 2], ([input, fallback = null]) => {
    const read = textOrNull(input) ?? ''
    const value = read.trim() === '' ? Number.NaN : Number(read)
    return Number.isFinite(value) ? value : fallback
  }),
  asFloat: define('input, defaultIfNullOrInvalid', [2, 2], ([input, fallback = null]) => {
    const read = textOrNull(input) ?? ''
    const value = read.trim() === '' ? Number.NaN : Number(read)
    return Number.isFinite(Math.fround(value)) ? value : fallback
  }),
  asBase64Encoded: define(
    'input',
    [1, 1],
    ofText((input) => btoa(String.fromCharCode(...new TextEncoder().encode(input)))),
  ),
  asBase64Decoded: define(
    'input',
    [1, 1],
    ofText((input) => {
      try {
        const bytes = Uint8Array.from(atob(input), (character) => character.charCodeAt(0))
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      } catch {
        return null
      }
    }),
  ),
  asUrlEncoded: define(
    'input',
    [1, 1],
    ofText((input) => new URLSearchParams({ '': input }).toString().slice(1)),
  ),
  asUrlDecoded: define(
    'input',
    [1, 1],
    ofText((input) => {
      try {
        return decodeURIComponent(input.replaceAll('+', ' '))
      } catch {
        return null
      }
    }),
  ),
  firstNonEmpty: define('value1, …, value10', [1, 10], (values) =>
    first(values, (value) => !isEmpty(value)),
  ),
  firstNonBlank: define('value1, …, value10', [1, 10], (values) =>
    first(values, (value) => !isBlank(value)),
  ),
}

function first(values: readonly Value[], holds: (value: string | null) => boolean): Value {
  return values.map(textOrNull).find(holds) ?? null
}

function bothOrNeither(
  input: Value | undefined,
  part: Value | undefined,
  holds: (input: string, part: string) => boolean,
): boolean {
  const [whole, searched] = [textOrNull(input), textOrNull(part)]
  return whole === null || searched === null ? whole === searched : holds(whole, searched)
}

function replaceAtMost(
  input: string,
  {
    search,
    replacement,
    most,
  }: { search: Value | undefined; replacement: Value | undefined; most: number },
): string {
  const [searched, put] = [textOrNull(search), textOrNull(replacement)]
  if (isEmpty(searched) || searched === null || put === null) return input
  if (most < -1) throw new ExpressionValueError('The number of replacements is -1 or more.')
  const parts = input.split(searched)
  const replaced = most === -1 ? parts.length - 1 : Math.min(most, parts.length - 1)
  refuseLongText(input.length + replaced * (put.length - searched.length))
  return [parts.slice(0, replaced + 1).join(put), ...parts.slice(replaced + 1)].join(searched)
}
