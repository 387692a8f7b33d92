import { ExpressionSyntaxError } from './language/expression-error.ts'

/** One word of an expression, from `start` up to `end`. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'symbol' | 'end'
  /** As written; of a string, what it says. */
  readonly text: string
  readonly start: number
  readonly end: number
}

// Longer symbols stand before those that they begin with.
const symbols = [
  ...['.![', '.?[', '.^[', '.$[', '?.', '?:', '==', '!=', '<=', '>=', '&&', '||'],
  ...['(', ')', '[', ']', '{', '}', ',', '.', ':', '?', '#', '+', '-', '*', '/', '%', '^'],
  ...['<', '>', '!', '='],
]

/** Splits an expression into its words. Throws `ExpressionSyntaxError`. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = []
  let position = 0
  for (;;) {
    position += /^\s*/.exec(source.slice(position))?.[0].length ?? 0
    const token = tokenAt(source, position)
    tokens.push(token)
    if (token.kind === 'end') return tokens
    position = token.end
  }
}

function tokenAt(source: string, start: number): Token {
  const rest = source.slice(start)
  const found = (kind: Token['kind'], length: number, text = rest.slice(0, length)): Token => ({
    kind,
    text,
    start,
    end: start + length,
  })
  const [first] = rest
  if (first === undefined) return found('end', 0)
  if (first === "'" || first === '"') return stringAt(rest, first, found)
  const name = /^[A-Za-z_]\w*/.exec(rest)
  if (name) return found('name', name[0].length)
  const number = /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?[lLfFdD]?(?![\w])/.exec(rest)
  if (number) return found('number', number[0].length)
  const symbol = symbols.find((candidate) => rest.startsWith(candidate))
  if (symbol === undefined)
    throw new ExpressionSyntaxError(`The character ${first} means nothing here.`, start)
  return found('symbol', symbol.length)
}

/** A quotation mark inside a string is written twice. */
function stringAt(
  rest: string,
  quote: string,
  found: (kind: Token['kind'], length: number, text: string) => Token,
): Token {
  for (let at = 1; at < rest.length; at += 1) {
    if (rest[at] !== quote) continue
    if (rest[at + 1] === quote) at += 1
    else return found('string', at + 1, rest.slice(1, at).replaceAll(quote + quote, quote))
  }
  const { start } = found('string', 0, '')
  throw new ExpressionSyntaxError(`The text that begins with ${quote} has no end.`, start)
}

/** The value of a number. Throws `ExpressionSyntaxError` for one that is too large. */
export function numberOf({ text, start }: Token): number {
  const value = Number(text.replace(/[lLfFdD]$/, ''))
  if (Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value)) return value
  throw new ExpressionSyntaxError(`The number ${text} is too large.`, start)
}
