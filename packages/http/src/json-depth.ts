/**
 * Tells whether the objects and arrays of a JSON text are nested deeper than a number of levels.
 *
 * Works on the text, so that no value too deep for the stack is ever parsed. The result for text other than JSON is undefined.
 *
 * @example isDeeperThan(1, '[[]]') // true
 */
export function isDeeperThan(levels: number, text: string): boolean {
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case QUOTATION_MARK:
        index = endOfString(text, index)
        break
      case BRACE:
      case BRACKET:
        if (++depth > levels) return true
        break
      case CLOSING_BRACE:
      case CLOSING_BRACKET:
        depth--
        break
      default:
    }
  }
  return false
}

const QUOTATION_MARK = 0x22
const BRACKET = 0x5b
const BACKSLASH = 0x5c
const CLOSING_BRACKET = 0x5d
const BRACE = 0x7b
const CLOSING_BRACE = 0x7d

/** The position of the quotation mark that ends a string, or of the end of the text. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++
    if (backslashes % 2 === 0) return end
  }
  return text.length
}
