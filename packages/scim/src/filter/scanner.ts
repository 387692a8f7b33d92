import { InvalidFilterError } from '../values/errors.ts'
import { foldCase } from '../values/fold-case.ts'
import type { CompareValue } from './filter.ts'

/** The text of a filter and the position of the parser in it. */
export interface Scanner {
  readonly text: string
  /** The offset of the next character. */
  position: number
  /** The number of comparisons so far. */
  terms: number
}

const space = 0x20
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i

/** Throws an `InvalidFilterError` that names the position and what the grammar expects there. */
export function fail(scanner: Scanner, expected: string, position = scanner.position): never {
  const rest = /^ *[^ ]{0,20}/.exec(scanner.text.slice(position, position + 40))?.[0]
  const found = rest ? `found ${JSON.stringify(rest)}` : 'the filter ends'
  throw new InvalidFilterError(
    `The filter is invalid at character ${position + 1}: expected ${expected}, ${found}.`,
    position + 1,
  )
}

/** Consumes the next character if it is this one, and returns whether it was. */
export function take(scanner: Scanner, character: string): boolean {
  if (scanner.text[scanner.position] !== character) return false
  scanner.position++
  return true
}

export function skipSpaces(scanner: Scanner): void {
  while (scanner.text.charCodeAt(scanner.position) === space) scanner.position++
}

/** Consumes one or more spaces, the only separator of the grammar (RFC 7644 §3.4.2.2). */
export function expectSpace(scanner: Scanner, after: string): void {
  if (scanner.text.charCodeAt(scanner.position) !== space) fail(scanner, `a space after ${after}`)
  skipSpaces(scanner)
}

/** Reads up to the next space, bracket, quotation mark or the end; empty when one of them is next. */
export function readWord(scanner: Scanner): string {
  const start = scanner.position
  let end = start
  while (end < scanner.text.length && !endsWord(scanner.text.charCodeAt(end))) end++
  scanner.position = end
  return scanner.text.slice(start, end)
}

/** Reads a `compValue`: a JSON string, number, boolean or null. */
export function readValue(scanner: Scanner): CompareValue {
  const start = scanner.position
  if (scanner.text[start] === '"') return readString(scanner)
  const word = readWord(scanner)
  if (jsonNumber.test(word)) {
    // Adding 0 turns -0 into 0: JSON writes both alike.
    const value = Number(word) + 0
    return Number.isFinite(value) ? value : fail(scanner, 'a smaller number', start)
  }
  switch (foldCase(word)) {
    case 'true':
      return true
    case 'false':
      return false
    case 'null':
      return null
    default:
      return fail(scanner, 'a quoted string, a number, true, false or null', start)
  }
}

function readString(scanner: Scanner): string {
  const start = scanner.position
  let end = start + 1
  let plain = true
  for (; end < scanner.text.length; end++) {
    const code = scanner.text.charCodeAt(end)
    if (code === 0x22) break
    if (code === 0x5c) {
      plain = false
      end++
    } else if (code < space) fail(scanner, 'an escape in place of a control character', end)
  }
  if (end >= scanner.text.length) fail(scanner, 'a closing quotation mark', scanner.text.length)
  scanner.position = end + 1
  if (plain) return scanner.text.slice(start + 1, end)
  try {
    return JSON.parse(scanner.text.slice(start, end + 1)) as string
  } catch {
    return fail(scanner, 'a string with JSON escapes', start)
  }
}

function endsWord(code: number): boolean {
  // space " ( ) [ ]
  return (
    code === space ||
    code === 0x22 ||
    code === 0x28 ||
    code === 0x29 ||
    code === 0x5b ||
    code === 0x5d
  )
}
