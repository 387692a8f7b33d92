import { RE2JS } from 're2js'
import type { Budget } from '../language/budget.ts'
import { ExpressionValueError } from '../language/expression-error.ts'
import { refuseLongText, shown } from '../language/shown-text.ts'
import { translatePattern } from './java-pattern.ts'
import { PatternError } from './pattern-scanner.ts'
import { expandReplacement, parseReplacement } from './replacement.ts'

/** Regular expressions of Java, matched in linear time; each throws `ExpressionValueError` for a pattern that cannot be read. */
export interface Patterns {
  /** Tells whether a pattern matches all of a text. */
  readonly matchesWhole: (input: string, pattern: string) => boolean
  readonly findAll: (input: string, pattern: string) => readonly string[]
  /** Replaces the first match, or all of them; `$1` and `${name}` are groups, `\$` is the character. */
  readonly replace: (input: string, options: Replacement) => string
}

export interface Replacement {
  readonly pattern: string
  readonly replacement: string
  readonly all: boolean
}

/** A pattern that is ready, with what it costs. */
interface Compiled {
  readonly regex: RE2JS
  readonly size: number
  readonly reach: number
  /** How many classes of characters it has, which are what takes long to prepare. */
  readonly classes: number
}

const stepsForClass = 2000

/**
 * Makes the regular expressions of one evaluation.
 *
 * One search is linear in the length of the text, but a search for all matches may scan the remaining text again for each of
 * them; so each search costs what it may have to look at.
 */
export function createPatterns({ spend }: Pick<Budget, 'spend'>): Patterns {
  const known = new Map<string, Compiled>()

  function compiled(pattern: string): Compiled {
    const before = known.get(pattern)
    if (before) return before
    const made = compilePattern(pattern)
    spend(4 * (pattern.length + made.size) + stepsForClass * made.classes)
    known.set(pattern, made)
    return made
  }

  const spendOn = (characters: number, { size }: Compiled): void =>
    spend(Math.ceil((characters * size) / 4))

  /** The matches, one after the other, each paid for before it is looked for. */
  function* matchesOf(input: string, pattern: Compiled) {
    const matcher = pattern.regex.matcher(input)
    if (pattern.reach < Infinity) spendOn(input.length, pattern)
    for (let from = 0; ; from = matcher.end()) {
      spendOn(Math.min(input.length - from, pattern.reach) + 1, pattern)
      if (!matcher.find()) return
      yield matcher
    }
  }

  return {
    matchesWhole(input, source) {
      const pattern = compiled(source)
      spendOn(input.length + 1, pattern)
      return pattern.regex.matches(input)
    },
    findAll: (input, source) =>
      Array.from(matchesOf(input, compiled(source)), (matcher) => matcher.group() ?? ''),
    replace(input, { pattern: source, replacement, all }) {
      const pattern = compiled(source)
      const parts = parseReplacement(replacement, pattern.regex.groupCount())
      const groups = parts.filter((part) => typeof part === 'object').length
      let result = ''
      let end = 0
      for (const found of matchesOf(input, pattern)) {
        const start = found.start()
        refuseLongText(groups * (found.end() - start))
        result += input.slice(end, start) + expandReplacement(parts, found)
        refuseLongText(result.length)
        end = found.end()
        if (!all) break
      }
      return result + input.slice(end)
    },
  }
}

/** Why a pattern cannot be read, or nothing. */
export function patternProblem(pattern: string): string | undefined {
  try {
    compilePattern(pattern)
    return undefined
  } catch (error) {
    if (error instanceof ExpressionValueError) return error.message
    throw error
  }
}

function compilePattern(pattern: string): Compiled {
  try {
    const { source, size, reach } = translatePattern(pattern)
    const regex = RE2JS.compile(source, RE2JS.LOOKBEHINDS)
    const classes = source.split(/\[|\\p/i).length - 1
    return { regex, size: Math.max(size, regex.programSize()), reach, classes }
  } catch (error) {
    if (error instanceof PatternError)
      throw new ExpressionValueError(`The pattern ${shown(pattern)} ${error.message}.`)
    const reason =
      error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : ''
    throw new ExpressionValueError(`The pattern ${shown(pattern)} cannot be read: ${reason}.`)
  }
}
