import { readAttributePath, type AttributePath } from '../path/attribute-path.ts'
import { InvalidFilterError, ScimError } from '../values/errors.ts'
import { foldCase } from '../values/fold-case.ts'
import type { CompareOperator, Filter } from './filter.ts'
import {
  expectSpace,
  fail,
  readValue,
  readWord,
  type Scanner,
  skipSpaces,
  take,
} from './scanner.ts'

/** The limits of a filter: number of characters, depth of nested brackets, number of comparisons. */
export const filterLimits = { length: 16_384, depth: 50, terms: 500 } as const

/** The position of the parser in the grammar. */
interface Place {
  readonly depth: number
  /** Whether the parser is inside `[…]`, where the grammar does not allow another value path. */
  readonly inValuePath: boolean
}

/**
 * Parses a SCIM filter.
 *
 * Accepts operators and keywords in any letter case; `a and b and c` becomes one `and` with three operands.
 *
 * @throws {InvalidFilterError} With the position of the error and what the grammar expects there.
 * @throws {ScimError} 400 `tooMany` for more comparisons than `filterLimits` allow.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2 RFC 7644 §3.4.2.2}
 * @example parseFilter('userName eq "anna" and not (active eq false)')
 */
export function parseFilter(text: string): Filter {
  const scanner = createScanner(text)
  const filter = parseOr(scanner, { depth: 0, inValuePath: false })
  skipSpaces(scanner)
  if (scanner.position < text.length) fail(scanner, '"and", "or" or the end')
  return filter
}

/** Tells whether a text is a SCIM filter. */
export function isFilter(text: string): boolean {
  try {
    parseFilter(text)
    return true
  } catch (error) {
    if (error instanceof ScimError) return false
    throw error
  }
}

/** Makes a scanner of a filter, or of a path that contains one. Throws an `InvalidFilterError` when the text is too long. */
export function createScanner(text: string, position = 0): Scanner {
  if (text.length > filterLimits.length)
    throw new InvalidFilterError(
      `The filter has ${text.length} characters; at most ${filterLimits.length} are read.`,
      filterLimits.length + 1,
    )
  return { text, position, terms: 0 }
}

/** Parses the filter between the square brackets of a value path; the scanner is at the opening bracket. */
export function parseValueFilter(scanner: Scanner, depth = 0): Filter {
  take(scanner, '[')
  const where = parseOr(scanner, deeper(scanner, { depth, inValuePath: true }))
  skipSpaces(scanner)
  if (!take(scanner, ']')) fail(scanner, '"and", "or" or "]"')
  return where
}

function parseOr(scanner: Scanner, place: Place): Filter {
  const first = parseAnd(scanner, place)
  if (!takeConnective(scanner, 'or')) return first
  const operands: Filter[] = []
  append(operands, 'or', first)
  do append(operands, 'or', parseAnd(scanner, place))
  while (takeConnective(scanner, 'or'))
  return { kind: 'or', operands }
}

function parseAnd(scanner: Scanner, place: Place): Filter {
  const first = parseTerm(scanner, place)
  if (!takeConnective(scanner, 'and')) return first
  const operands: Filter[] = []
  append(operands, 'and', first)
  do append(operands, 'and', parseTerm(scanner, place))
  while (takeConnective(scanner, 'and'))
  return { kind: 'and', operands }
}

/** Adds an operand; one of the same kind is flattened into its operands. */
function append(operands: Filter[], kind: 'and' | 'or', operand: Filter): void {
  if (operand.kind === kind) operands.push(...operand.operands)
  else operands.push(operand)
}

/** Consumes the keyword and the spaces around it if they are next, otherwise nothing. */
function takeConnective(scanner: Scanner, keyword: 'and' | 'or'): boolean {
  const start = scanner.position
  skipSpaces(scanner)
  if (scanner.position > start && foldCase(readWord(scanner)) === keyword) {
    expectSpace(scanner, `"${keyword}"`)
    return true
  }
  scanner.position = start
  return false
}

function parseTerm(scanner: Scanner, place: Place): Filter {
  skipSpaces(scanner)
  if (scanner.text[scanner.position] === '(') return parseGroup(scanner, place)
  const start = scanner.position
  const word = readWord(scanner)
  if (word.length === 3 && foldCase(word) === 'not') {
    skipSpaces(scanner)
    if (scanner.text[scanner.position] !== '(') fail(scanner, '"(" after "not"')
    return { kind: 'not', operand: parseGroup(scanner, place) }
  }
  const path = readAttributePath(word) ?? fail(scanner, 'an attribute name', start)
  if (scanner.text[scanner.position] !== '[') return parseComparison(scanner, path)
  return parseValuePath(scanner, path, place)
}

function parseGroup(scanner: Scanner, place: Place): Filter {
  take(scanner, '(')
  const filter = parseOr(scanner, deeper(scanner, place))
  skipSpaces(scanner)
  if (!take(scanner, ')')) fail(scanner, '"and", "or" or ")"')
  return filter
}

function parseValuePath(scanner: Scanner, path: AttributePath, place: Place): Filter {
  if (place.inValuePath) fail(scanner, 'an operator: square brackets do not nest')
  const where = parseValueFilter(scanner, place.depth)
  if (scanner.text[scanner.position] === '.')
    fail(scanner, 'no sub-attribute after "]", which only a PATCH path may have')
  return { kind: 'valuePath', path, where }
}

function parseComparison(scanner: Scanner, path: AttributePath): Filter {
  if (++scanner.terms > filterLimits.terms)
    throw new ScimError(
      400,
      `The filter has more than ${filterLimits.terms} comparisons.`,
      'tooMany',
    )
  expectSpace(scanner, 'the attribute name')
  const start = scanner.position
  const word = foldCase(readWord(scanner))
  if (word === 'pr') return { kind: 'present', path }
  if (!isCompareOperator(word))
    fail(scanner, 'an operator (eq, ne, co, sw, ew, pr, gt, ge, lt, le)', start)
  expectSpace(scanner, `"${word}"`)
  return { kind: 'compare', path, operator: word, value: readValue(scanner) }
}

function deeper(scanner: Scanner, { depth, inValuePath }: Place): Place {
  if (depth >= filterLimits.depth) fail(scanner, `at most ${filterLimits.depth} nested brackets`)
  return { depth: depth + 1, inValuePath }
}

function isCompareOperator(word: string): word is CompareOperator {
  switch (word) {
    case 'eq':
    case 'ne':
    case 'co':
    case 'sw':
    case 'ew':
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le':
      return true
    default:
      return false
  }
}
