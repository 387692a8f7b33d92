import { define, text, textOrNull, type LibraryFunction } from './function.ts'

/** The functions of `#regex`, as documented. */
export const regexLibrary: Readonly<Record<string, LibraryFunction>> = {
  matches: define('input, regex', [2, 2], ([input, regex], { patterns }) => {
    const read = textOrNull(input)
    return read !== null && patterns.matchesWhole(read, text(regex))
  }),
  findAllMatches: define('input, regex', [2, 2], ([input, regex], { patterns }) => {
    const read = textOrNull(input)
    return read === null ? [] : patterns.findAll(read, text(regex))
  }),
  replaceFirst: define(
    'input, regex, replacement',
    [3, 3],
    ([input, regex, replacement], { patterns }) => {
      const read = textOrNull(input)
      if (read === null) return null
      const change = { pattern: text(regex), replacement: text(replacement), all: false }
      return patterns.replace(read, change)
    },
  ),
  replaceAll: define(
    'input, regex1, replacement1, …',
    [3, 21],
    ([input, ...pairs], { patterns }) => {
      const read = textOrNull(input)
      if (read === null) return null
      let result = read
      // A pattern without a replacement changes nothing.
      for (let at = 0; at + 1 < pairs.length; at += 2) {
        const change = { pattern: text(pairs[at]), replacement: text(pairs[at + 1]), all: true }
        result = patterns.replace(result, change)
      }
      return result
    },
  ),
}
