import { ExpressionSyntaxError } from './language/expression-error.ts'
import { tokensOf, type Token } from './tokens.ts'

/** Reads the words of an expression in their order. */
export interface TokenReader {
  /** The next word, or one that is some words ahead of it. */
  readonly peek: (ahead?: number) => Token
  /** Returns the next word and moves past it. */
  readonly take: () => Token
  readonly isSymbol: (text: string) => boolean
  /** Takes a symbol. Throws `ExpressionSyntaxError` if another word is next. */
  readonly expect: (symbol: string) => Token
  /** Reads items with commas between them, and takes the closing symbol. */
  readonly sequence: <Item>(closing: string, item: () => Item) => Item[]
  /** Throws an `ExpressionSyntaxError` at a word, the next one unless given. */
  readonly fail: (message: string, at?: Token) => never
}

/** Creates a reader of the words of an expression. Throws `ExpressionSyntaxError` for a character that begins no word. */
export function createTokenReader(source: string): TokenReader {
  const tokens = tokensOf(source)
  let next = 0

  const peek = (ahead = 0): Token =>
    tokens[next + ahead] ?? { kind: 'end', text: '', start: 0, end: 0 }

  function take(): Token {
    const token = peek()
    if (token.kind !== 'end') next += 1
    return token
  }

  const isSymbol = (text: string): boolean => peek().kind === 'symbol' && peek().text === text

  const fail = (message: string, at = peek()): never => {
    throw new ExpressionSyntaxError(message, at.start)
  }

  function expect(symbol: string): Token {
    if (isSymbol(symbol)) return take()
    return fail(`Expected ${symbol}, found ${named(peek())}.`)
  }

  function sequence<Item>(closing: string, item: () => Item): Item[] {
    const items: Item[] = []
    while (!isSymbol(closing)) {
      if (items.length > 0) expect(',')
      items.push(item())
    }
    take()
    return items
  }

  return { peek, take, isSymbol, expect, sequence, fail }
}

/** A word as messages name it. */
export const named = ({ kind, text }: Token): string =>
  kind === 'end' ? 'the end' : kind === 'string' ? `the text '${text}'` : text
