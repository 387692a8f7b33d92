import { PatternError, type PatternScanner } from './pattern-scanner.ts'

/** Classes that RE2 lacks or defines differently. */
const classes: Readonly<Record<string, string>> = {
  h: String.raw` \t\x{a0}\x{1680}\x{180e}\x{2000}-\x{200a}\x{202f}\x{205f}\x{3000}`,
  v: String.raw`\n\x0b\f\r\x{85}\x{2028}\x{2029}`,
  s: String.raw`\s\x0b`,
}

/** The classes that Java names after POSIX; ASCII alone. */
const posix = new Set([
  ...['Lower', 'Upper', 'ASCII', 'Alpha', 'Digit', 'Alnum', 'Punct'],
  ...['Graph', 'Print', 'Blank', 'Cntrl', 'XDigit', 'Space'],
])

const notSimulated: Readonly<Record<string, string>> = {
  Z: String.raw`\Z`,
  G: String.raw`\G`,
  X: String.raw`\X`,
  N: String.raw`\N{…}`,
}

/** Translates what follows a backslash, inside a class as the members that it stands for. */
export function translateEscape(scanner: PatternScanner, { inClass = false } = {}): void {
  const put = inClass ? scanner.append : scanner.atom
  if (scanner.isAtEnd()) throw new PatternError('cannot be read: it ends with a backslash')
  const letter = scanner.take()
  const refuse = (what: string): never => {
    throw new PatternError(`has ${what}, which is not simulated`)
  }

  if (/[1-9]/.test(letter) || letter === 'k')
    refuse(
      `a backreference, \\${letter}${letter === 'k' ? '<…>' : ''}: patterns are matched in linear time`,
    )
  const members = classes[letter.toLowerCase()]
  if (members !== undefined) {
    const isNegated = letter !== letter.toLowerCase()
    if (!inClass) return put(`[${isNegated ? '^' : ''}${members}]`)
    if (!isNegated) return put(members)
    // RE2 has this one as well, without the vertical tab.
    return letter === 'S' ? put(String.raw`\S`) : refuse(`\\${letter} in a class`)
  }
  if (Object.hasOwn(notSimulated, letter)) refuse(notSimulated[letter] ?? letter)
  switch (letter) {
    case 'Q':
      return translateQuoted(scanner, put)
    case 'R':
      if (inClass) refuse(String.raw`\R in a class`)
      return scanner.atom(`(?:\\r\\n|[${classes['v']}])`, 4)
    case 'u':
    case '0':
    case 'c':
    case 'e':
      return put(numbered(letter, scanner))
    case 'p':
    case 'P':
      return put(property(letter, scanner, inClass))
    default:
      return put(`\\${letter}`)
  }
}

/** Text between `\Q` and `\E` is literal. */
function translateQuoted(scanner: PatternScanner, put: (text: string) => void): void {
  while (!scanner.isAtEnd()) {
    if (scanner.startsWith(String.raw`\E`)) return scanner.skip(2)
    const character = scanner.take()
    put(/\w/.test(character) || character > '\u007f' ? character : `\\${character}`)
  }
}

/** A character by its number. */
function numbered(letter: 'u' | '0' | 'c' | 'e', scanner: PatternScanner): string {
  const read = (expression: RegExp): string => {
    const found = scanner.match(expression)
    if (found !== undefined) return found
    throw new PatternError(`cannot be read: \\${letter} names no character`)
  }
  switch (letter) {
    case 'e':
      return String.raw`\x1b`
    case 'c':
      return hexadecimal(read(/[@-_a-z]/y).charCodeAt(0) ^ 64)
    case '0':
      return hexadecimal(Number.parseInt(read(/[0-3][0-7]{2}|[0-7]{1,2}/y), 8))
    case 'u': {
      const unit = String.fromCharCode(Number.parseInt(read(/[0-9a-f]{4}/iy), 16))
      const low = scanner.match(/\\u[dD][c-fC-F][0-9a-fA-F]{2}/y)
      const pair = unit + (low ? String.fromCharCode(Number.parseInt(low.slice(2), 16)) : '')
      return Array.from(pair, (character) => hexadecimal(character.codePointAt(0) ?? 0)).join('')
    }
  }
}

const hexadecimal = (code: number): string => `\\x{${code.toString(16)}}`

/** A property of characters: `\p{L}`, `\p{Alpha}`, `\p{IsLatin}`. */
function property(letter: 'p' | 'P', scanner: PatternScanner, inClass: boolean): string {
  const name = scanner.match(/[A-Z]|\{\^?\w+\}/y)?.replaceAll(/[{}]/g, '')
  if (name === undefined) throw new PatternError(`cannot be read: \\${letter} names no property`)
  if (posix.has(name)) {
    const members = `[:${letter === 'P' ? '^' : ''}${name.toLowerCase()}:]`
    return inClass ? members : `[${members}]`
  }
  if (/^(?:In|java)[A-Z]/.test(name))
    throw new PatternError(`has \\${letter}{${name}}, which is not simulated`)
  return `\\${letter}{${name.replace(/^Is(?=[A-Z])/, '')}}`
}
