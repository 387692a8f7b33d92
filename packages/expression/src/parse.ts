import { ExpressionSyntaxError } from './language/expression-error.ts'
import { checkCall, libraryNames } from './library/library.ts'
import { deepestExpression as deepest, longestExpression as longest } from './language/limits.ts'
import type { BinaryOperator, Expression } from './language/syntax-tree.ts'
import { createTokenReader, named } from './token-reader.ts'
import { numberOf, type Token } from './tokens.ts'

/** The root of an expression: `user.…`, or `group.…` in the mapping of a group. */
export type ExpressionRoot = 'user' | 'group'

/** Binary operators by how they are written, in levels from the loosest to the tightest. */
const levels: readonly Readonly<Record<string, BinaryOperator>>[] = [
  { or: 'or', '||': 'or' },
  { and: 'and', '&&': 'and' },
  {
    ...{ eq: 'eq', ne: 'ne', lt: 'lt', le: 'le', gt: 'gt', ge: 'ge', matches: 'matches' },
    ...{ '==': 'eq', '!=': 'ne', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' },
  },
  { '+': '+', '-': '-' },
  { '*': '*', '/': '/', '%': '%', div: '/', mod: '%' },
  { '^': '^' },
]
const comparing = 2

/** SpEL syntax that PingOne does not support, with the alternative. */
const disabled: Readonly<Record<string, string>> = {
  '?.': 'PingOne has no safe navigation (?.): a plain dot gives null when there is nothing.',
  '=': 'PingOne has no assignment; a comparison is written ==.',
}

/**
 * Parses an expression of PingOne's expression language.
 *
 * The language is SpEL 5.1 without types, methods and assignment, and with libraries of functions; every binary operator has a space
 * on each side. The expression may stand in `${…}`, as application mappings have it. Throws `ExpressionSyntaxError` for anything that
 * is not understood, so that what parses can be evaluated.
 *
 * @see {@link https://docs.pingidentity.com/pingone/pingone_expression_language/p1_expression_language.html}
 * @example parseExpression("user.name.given + ' ' + user.name.family")
 */
export function parseExpression(source: string, root: ExpressionRoot = 'user'): Expression {
  if (source.length > longest)
    throw new ExpressionSyntaxError(
      `An expression has at most ${longest} characters; this one has ${source.length}.`,
      longest,
    )
  const wrapped = /^(\s*\$\{)(.*)\}\s*$/s.exec(source)
  if (!wrapped) return createParser(source, root).whole()
  const [, opening = '', inner = ''] = wrapped
  // Positions are those of the text as it was given.
  return createParser(' '.repeat(opening.length) + inner, root).whole()
}

function createParser(source: string, root: ExpressionRoot) {
  const { peek, take, isSymbol, expect, sequence, fail } = createTokenReader(source)
  let depth = 0
  /** Inside a collection operation a bare name is a property of the element. */
  let inCollection = 0

  function whole(): Expression {
    if (peek().kind === 'end') return fail('The expression is empty.')
    const expression = any()
    const rest = peek()
    if (rest.kind === 'end') return expression
    return fail(disabledHint(rest) ?? `Expected an operator or the end, found ${named(rest)}.`)
  }

  function any(): Expression {
    depth += 1
    if (depth > deepest) fail(`An expression is nested at most ${deepest} deep.`)
    const expression = conditional()
    depth -= 1
    return expression
  }

  function conditional(): Expression {
    const value = binary(0)
    if (isSymbol('?:')) {
      spaced(take())
      return { kind: 'elvis', value, otherwise: any() }
    }
    if (!isSymbol('?')) return value
    take()
    const chosen = any()
    expect(':')
    return { kind: 'choose', condition: value, chosen, otherwise: any() }
  }

  function binary(level: number): Expression {
    const operators = levels[level]
    if (!operators) return unary()
    let left = binary(level + 1)
    for (;;) {
      const token = peek()
      const isWord = token.kind === 'name' || token.kind === 'symbol'
      // Alphabetic operators are case-insensitive.
      const written = token.text.toLowerCase()
      const operator = isWord && Object.hasOwn(operators, written) ? operators[written] : undefined
      if (operator === undefined) return left
      spaced(take())
      const right = binary(level + 1)
      left = { kind: 'binary', operator, left, right }
      if (level === comparing) return left
    }
  }

  /** PingOne refuses an operator without spaces around it. */
  function spaced({ text, start, end }: Token): void {
    if (/\s/.test(source[start - 1] ?? '') && /\s/.test(source[end] ?? '')) return
    throw new ExpressionSyntaxError(`The operator ${text} needs a space on each side.`, start)
  }

  function unary(): Expression {
    const token = peek()
    const isNot = token.kind === 'name' && token.text.toLowerCase() === 'not'
    if (!isNot && !isSymbol('!') && !isSymbol('-')) return postfix(primary())
    take()
    depth += 1
    if (depth > deepest) fail(`An expression is nested at most ${deepest} deep.`)
    const operand = unary()
    depth -= 1
    return { kind: token.text === '-' ? 'negate' : 'not', operand }
  }

  function postfix(start: Expression): Expression {
    let value = start
    for (;;) {
      const operation = collectionOperations[peek().text]
      if (operation !== undefined && peek().kind === 'symbol') {
        take()
        inCollection += 1
        const each = any()
        inCollection -= 1
        expect(']')
        value = { kind: 'collection', of: value, operation, each }
      } else if (isSymbol('[')) {
        take()
        const at = any()
        expect(']')
        value = { kind: 'index', of: value, at }
      } else if (isSymbol('.')) {
        take()
        const name = take()
        if (name.kind !== 'name')
          fail(`Expected the name of a property after the dot, found ${named(name)}.`, name)
        if (isSymbol('('))
          fail(
            `PingOne expressions call no methods such as ${name.text}(); functions are in ${libraryNames}.`,
            name,
          )
        value = { kind: 'property', of: value, name: name.text }
      } else return value
    }
  }

  function primary(): Expression {
    const token = take()
    switch (token.kind) {
      case 'string':
        return { kind: 'literal', value: token.text }
      case 'number':
        return { kind: 'literal', value: numberOf(token) }
      case 'name':
        return bareName(token)
      case 'end':
        return fail('The expression ends where a value is expected.', token)
      case 'symbol':
        break
    }
    switch (token.text) {
      case '(': {
        const inner = any()
        expect(')')
        return inner
      }
      case '{':
        return braces()
      case '#':
        return variable()
      default:
        return fail(disabledHint(token) ?? `Expected a value, found ${named(token)}.`, token)
    }
  }

  function bareName(token: Token): Expression {
    const { text } = token
    if (text === 'true' || text === 'false') return { kind: 'literal', value: text === 'true' }
    if (text === 'null') return { kind: 'literal', value: null }
    if (text === 'new' && peek().kind === 'name')
      return fail('Arrays (new int[] {…}) are not simulated; write a list: {…}.', token)
    if (isSymbol('('))
      return fail(
        text === 'T'
          ? 'PingOne has switched off the type operator T(…).'
          : `There is no function ${text}(); functions are in ${libraryNames}.`,
        token,
      )
    if (inCollection === 0 && text !== root)
      return fail(
        `There is no ${text} here: an expression reads the attributes of the ${root}, as in ${root}.${text}; a text stands in quotation marks.`,
        token,
      )
    return { kind: 'name', name: text }
  }

  function braces(): Expression {
    if (isSymbol(':')) {
      take()
      expect('}')
      return { kind: 'map', entries: [] }
    }
    const isMap =
      ['name', 'string'].includes(peek().kind) && peek(1).kind === 'symbol' && peek(1).text === ':'
    if (!isMap) return { kind: 'list', elements: sequence('}', any) }
    return {
      kind: 'map',
      entries: sequence('}', () => {
        const key = take()
        if (key.kind !== 'name' && key.kind !== 'string')
          fail(`Expected the key of a map, found ${named(key)}.`, key)
        expect(':')
        return [key.text, any()] as const
      }),
    }
  }

  function variable(): Expression {
    const name = take()
    if (name.kind !== 'name') return fail('Expected a name after #.', name)
    if (name.text === 'this' || name.text === 'root') return { kind: 'variable', name: name.text }
    expect('.')
    const called = take()
    expect('(')
    const args = sequence(')', any)
    checkCall({ library: name.text, name: called.text, count: args.length }, name.start)
    return { kind: 'call', library: name.text, name: called.text, args }
  }

  return { whole }
}

const disabledHint = ({ kind, text }: Token): string | undefined =>
  kind === 'symbol' ? disabled[text] : undefined

const collectionOperations: Readonly<
  Record<string, (Expression & { kind: 'collection' })['operation']>
> = { '.![': 'project', '.?[': 'select', '.^[': 'first', '.$[': 'last' }
