import { largestPattern, longestPattern } from '../language/limits.ts'
import {
  createPatternScanner,
  PatternError,
  type PatternScanner,
  type TranslatedPattern,
} from './pattern-scanner.ts'
import { translateEscape } from './escapes.ts'

/**
 * Translates a pattern of Java, which is what PingOne's expressions are written in.
 *
 * Throws `PatternError` for what cannot be matched in linear time (lookaheads, backreferences, possessive quantifiers, atomic groups)
 * and for the constructs of Java that RE2's syntax lacks, each by its name.
 *
 * @see {@link https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/regex/Pattern.html}
 */
export function translatePattern(source: string): TranslatedPattern {
  if (source.length > longestPattern)
    throw new PatternError(`has ${source.length} characters; at most ${longestPattern} are read`)
  const scanner = createPatternScanner(source)
  while (!scanner.isAtEnd()) translateNext(scanner)
  const translated = scanner.finish()
  if (translated.size > largestPattern)
    throw new PatternError(
      `is too large: with its repetitions written out it has ${translated.size} parts, and at most ${largestPattern} are read`,
    )
  return translated
}

/** Java's dot stops at each of these; RE2's at the first alone. */
const noLineEnd = String.raw`[^\n\r\x{85}\x{2028}\x{2029}]`

function translateNext(scanner: PatternScanner): void {
  const character = scanner.take()
  switch (character) {
    case '\\':
      return translateEscape(scanner)
    case '[':
      return translateClass(scanner)
    case '(':
      return openGroup(scanner)
    case ')':
      return scanner.closeGroup()
    case '|':
      return scanner.alternative()
    case '*':
    case '+':
    case '?':
      return quantify(scanner, { written: character, most: character === '?' ? 1 : Infinity })
    case '{':
      return quantifyCounted(scanner)
    case '.':
      return scanner.atom(scanner.dotMatchesAll ? '.' : noLineEnd)
    default:
      return scanner.atom(character)
  }
}

function translateClass(scanner: PatternScanner): void {
  scanner.begin('[')
  if (scanner.next() === '^') scanner.append(scanner.take())
  if (scanner.next() === ']') scanner.append(`\\${scanner.take()}`)
  while (scanner.next() !== ']') {
    if (scanner.isAtEnd()) throw new PatternError('cannot be read: a [ has no ]')
    const character = scanner.take()
    if (character === '\\') translateEscape(scanner, { inClass: true })
    else if (character === '[')
      throw new PatternError(
        String.raw`has a class in a class, which is not simulated; the character itself is written \[`,
      )
    else if (character === '&' && scanner.next() === '&')
      throw new PatternError('has an intersection of classes (&&), which is not simulated')
    else scanner.append(character)
  }
  scanner.end(scanner.take())
}

const openings: readonly (readonly [start: string, refusal?: string])[] = [
  ['?=', 'has a lookahead, (?=…)'],
  ['?!', 'has a negative lookahead, (?!…)'],
  ['?>', 'has an atomic group, (?>…)'],
  ['?<='],
  ['?<!'],
  ['?:'],
]

function openGroup(scanner: PatternScanner): void {
  for (const [start, refusal] of openings) {
    if (!scanner.startsWith(start)) continue
    if (refusal !== undefined) throw notLinear(refusal)
    scanner.skip(start.length)
    return scanner.openGroup(`(${start}`)
  }
  const name = scanner.match(/\?<[A-Za-z][A-Za-z0-9]*>/y)
  if (name !== undefined) return scanner.openGroup(`(${name}`)
  const flags = scanner.match(/\?[a-zA-Z-]*[:)]/y)
  if (flags === undefined) return scanner.openGroup('(')
  const foreign = /[^ismu-]/.exec(flags.slice(1, -1))
  if (foreign) throw new PatternError(`has the flag (?${foreign[0]}), which is not simulated`)
  // Letter case is always that of Unicode here, which is what u asks for.
  const known = flags.slice(1, -1).replaceAll('u', '').replace(/-$/, '')
  if (flags.endsWith(':')) return scanner.openGroup(`(?${known}:`)
  if (known !== '') scanner.atom(`(?${known})`)
}

function quantifyCounted(scanner: PatternScanner): void {
  const written = scanner.match(/\d+(?:,\d*)?\}/y)
  if (written === undefined)
    throw new PatternError(
      String.raw`has a { that begins no repetition such as {2,3}; the character itself is written \{`,
    )
  const [least = '', most = least] = written.slice(0, -1).split(',')
  const largest = Math.max(Number(least), Number(most))
  if (largest > 1000)
    throw new PatternError(`repeats something ${largest} times; at most 1000 are read`)
  quantify(scanner, {
    written: `{${written}`,
    least: Number(least),
    most: most === '' ? Infinity : Number(most),
  })
}

function quantify(
  scanner: PatternScanner,
  {
    written,
    least = 0,
    most,
  }: { readonly written: string; readonly least?: number; readonly most: number },
): void {
  if (scanner.next() === '+') throw notLinear(`has a possessive quantifier, ${written}+`)
  const isLazy = scanner.next() === '?'
  if (isLazy) scanner.skip(1)
  scanner.repeat(isLazy ? `${written}?` : written, {
    copies: most === Infinity ? least + 1 : Math.max(most, 1),
    isUnbounded: most === Infinity,
    isLazy,
  })
}

const notLinear = (what: string) =>
  new PatternError(`${what}, which is not simulated: patterns are matched in linear time`)
