import { assert, constantFrom, property, string, tuple } from 'fast-check'
import { expect, it } from 'vitest'
import { createBudget } from '../language/budget.ts'
import { ExpressionValueError } from '../language/expression-error.ts'
import { createPatterns, patternProblem } from './patterns.ts'

const patterns = createPatterns({ spend: () => {} })

// What java.util.regex says of each.
it.each([
  ['user01@test.com', '(?<=@)[^.]+', ['test']],
  ['price 12, 7', String.raw`\d+`, ['12', '7']],
  ['Zoë Ångström', String.raw`\p{L}+`, ['Zoë', 'Ångström']],
  ['Zoë', String.raw`\p{Alpha}+`, ['Zo']],
  ['aB1', String.raw`[\p{Upper}\p{Digit}]+`, ['B1']],
  ['a1', String.raw`\P{Alpha}`, ['1']],
  ['αβγ abc', String.raw`\p{IsGreek}+`, ['αβγ']],
  ['a\u00a0b', String.raw`\h`, ['\u00a0']],
  ['a\u000bb', String.raw`\s`, ['\u000b']],
  ['a\u000b\n', String.raw`\v+`, ['\u000b\n']],
  ['a\r\nb\nc', String.raw`\R`, ['\r\n', '\n']],
  ['a\rb', '.+', ['a', 'b']],
  ['a\rb', '(?s).+', ['a\rb']],
  ['AB', String.raw`\u0041`, ['A']],
  ['😀', String.raw`\uD83D\uDE00`, ['😀']],
  ['A\u001b', String.raw`\e|\x41|\0101`, ['A', '\u001b']],
  ['a.b', String.raw`\Q.\E`, ['.']],
  ['aXb', '(?iu)x', ['X']],
  ['a]b', '[]]', [']']],
  ['a-b_c', String.raw`[\w-]+`, ['a-b_c']],
  ['k=v', '(?<key>k)=(?<value>v)', ['k=v']],
  ['aaa', 'a{2}', ['aa']],
  ['aab', 'a*?b', ['aab']],
  ['ab', '', ['', '', '']],
])('finds in %j what matches %s', (input, pattern, found) => {
  expect(patterns.findAll(input, pattern)).toEqual(found)
})

it.each([
  [String.raw`(\w+) (\w+)`, '$2, $1', 'Doe, John'],
  [String.raw`(?<first>\w+) (?<last>\w+)`, '${last}', 'Doe'],
  ['John', String.raw`\$1`, '$1 Doe'],
  ['(John)', '$10', 'John0 Doe'],
  ['o', '', 'Jhn De'],
  ['x', 'y', 'John Doe'],
  ['', '-', '-J-o-h-n- -D-o-e-'],
])('replaces %s by %s', (pattern, replacement, result) => {
  expect(patterns.replace('John Doe', { pattern, replacement, all: true })).toBe(result)
})

it.each(['$', '$x', '$2', '${name}', '\\'])('refuses the replacement %s', (replacement) => {
  const replace = () => patterns.replace('John', { pattern: '(o)', replacement, all: true })
  expect(replace).toThrow(ExpressionValueError)
})

it.each([
  ['(?=a)', 'has a lookahead'],
  ['a(?!b)', 'has a negative lookahead'],
  ['(?>a)', 'has an atomic group'],
  [String.raw`(a)\1`, String.raw`has a backreference, \1`],
  [String.raw`(?<n>a)\k<n>`, String.raw`has a backreference, \k<…>`],
  ['a++', 'has a possessive quantifier, ++'],
  ['a{2,}+', 'has a possessive quantifier, {2,}+'],
  ['[a-z&&[^b]]', 'has an intersection of classes'],
  ['[a[b]]', 'has a class in a class'],
  [String.raw`a\Z`, String.raw`has \Z, which is not simulated`],
  [String.raw`\p{InGreek}`, String.raw`has \p{InGreek}, which is not simulated`],
  ['(?x) a', 'has the flag (?x), which is not simulated'],
  ['a{x}', 'has a { that begins no repetition'],
  ['a{2000}', 'repeats something 2000 times'],
  ['(?:a{99}){99}', 'is too large'],
  ['a{100}'.repeat(60), 'is too large'],
  ['a'.repeat(1001), 'has 1001 characters'],
  ['(', 'cannot be read: a ( has no )'],
  [')', 'cannot be read: a ) has no ('],
  ['[a', 'cannot be read: a [ has no ]'],
  ['*', 'cannot be read'],
  ['a\\', 'cannot be read: it ends with a backslash'],
  [String.raw`\p{Nothing}`, 'cannot be read'],
  ['('.repeat(500), 'cannot be read'],
  ['(?<=(a))b', 'cannot be read'],
])('refuses %s by name', (pattern, problem) => {
  expect(patternProblem(pattern)).toContain(problem)
})

it('says of any pattern that it cannot be read, or matches what JavaScript matches', () => {
  const piece = constantFrom(
    ...['a', 'b', 'é', '1', ' ', '\\d', '\\w', '\\s', '\\b', '\\S', '[a-c]', '[^b1]', '\\.', '.'],
    ...['*', '+', '?', '{2}', '{1,3}', '|', '(', ')', '(?:', '^', '$', '*?', '[', ']', '\\'],
  )
  const input = string({ unit: constantFrom('a', 'b', '1', ' ', 'é', '.'), maxLength: 8 })
  let compared = 0
  assert(
    property(string({ unit: piece, maxLength: 8 }), input, (pattern, text) => {
      const native = nativePattern(pattern)
      if (!native || patternProblem(pattern) !== undefined) return
      compared += 1
      expect(patterns.matchesWhole(text, pattern)).toBe(native.test(text))
    }),
    { numRuns: 5000, seed: 1 },
  )
  expect(compared).toBeGreaterThan(1000)
})

it('takes no more steps for a hostile pattern than for a plain one', () => {
  const stepsOf = (pattern: string): number => {
    let steps = 0
    const counting = createPatterns({ spend: (count) => void (steps += count) })
    counting.matchesWhole('a'.repeat(9_999) + '!', pattern)
    return steps
  }
  for (const hostile of ['(a+)+b', '(a|a)*b', '(.*)*b', '([a-z]+)+$', '(x+x+)+y', '(a|aa)+$'])
    expect(stepsOf(hostile)).toBeLessThan(6 * stepsOf('[a-c]+b'))
})

it('ends every search within the budget', () => {
  const part = constantFrom('a', '.', '[ab]', '(?:a|b)', '(?:a?)', '(?<=a)', 'x')
  const often = constantFrom('', '*', '+', '*?', '{0,50}', '{5,}', '?')
  const pattern = tuple(part, often, part, often, constantFrom('', '|', 'x|'), part, often)
  const input = 'ab'.repeat(4_000)
  const outcomes = new Set<string>()
  assert(
    property(pattern, (pieces) => {
      outcomes.add(outcomeOf(() => createPatterns(createBudget()).findAll(input, pieces.join(''))))
    }),
    { numRuns: 60, seed: 1 },
  )
  expect(outcomes).toEqual(new Set(['a value', 'ExpressionValueError']))
})

function outcomeOf(evaluate: () => unknown): string {
  try {
    evaluate()
    return 'a value'
  } catch (error) {
    if (error instanceof ExpressionValueError) return error.name
    throw error
  }
}

function nativePattern(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u')
  } catch {
    return undefined
  }
}
