import { ExpressionValueError } from '../expression-error.ts'
import { define, pattern, text, textOrNull, type LibraryFunction } from './function.ts'

/** The functions of `#regex`, as documented. */
export const regexLibrary: Readonly<Record<string, LibraryFunction>> = {
  matches: define('input, regex', [2, 2], ([input, regex]) => {
    const read = textOrNull(input)
    return read !== null && matchesWhole(read, text(regex))
  }),
  findAllMatches: define('input, regex', [2, 2], ([input, regex]) => {
    const read = textOrNull(input)
    return read === null ? [] : [...read.matchAll(pattern(regex, 'g'))].map(([found]) => found)
  }),
  replaceFirst: define('input, regex, replacement', [3, 3], ([input, regex, replacement]) => {
    const read = textOrNull(input)
    return read === null ? null : read.replace(pattern(regex), text(replacement))
  }),
  replaceAll: define('input, regex1, replacement1, …', [3, 21], ([input, ...pairs]) => {
    const read = textOrNull(input)
    if (read === null) return null
    let result = read
    // A pattern without its replacement changes nothing.
    for (let at = 0; at + 1 < pairs.length; at += 2)
      result = result.replace(pattern(pairs[at], 'g'), text(pairs[at + 1]))
    return result
  }),
}

/** Tells whether a pattern matches all of a text. */
export function matchesWhole(input: string, regex: string): boolean {
  try {
    return new RegExp(`^(?:${regex})$`).test(input)
  } catch {
    throw new ExpressionValueError(`The pattern ${regex} cannot be read.`)
  }
}
