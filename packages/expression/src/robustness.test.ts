import { array, assert, constantFrom, letrec, oneof, property, string, tuple } from 'fast-check'
import { expect, it } from 'vitest'
import { evaluateExpression } from './evaluate.ts'
import { ExpressionSyntaxError, ExpressionValueError } from './language/expression-error.ts'
import { expressionFunctions } from './library/library.ts'
import { parseExpression } from './parse.ts'

const user = { username: 'ada', age: 36, tags: ['a', null, 3], name: { given: 'Ada' }, on: true }

const atom = constantFrom(
  ...['user.username', 'user.age', 'user.tags', 'user.name', 'user.on', 'user.missing', '#this'],
  ...['null', 'true', '0', '7', '-1', '1.5', "''", "'a'", "'('", "'2021-01-31Z'", '{}', '{1, 2}'],
)
const functions = constantFrom(
  ...expressionFunctions.map((signature) => signature.replace(/\(.*/, '')),
)
const operator = constantFrom(
  ...['+', '-', '*', '/', '%', '^', '==', '!=', '<', '>=', 'and', 'or', 'matches', '?:'],
)
const { expression } = letrec<{ expression: string }>((tie) => {
  const part = tie('expression')
  return {
    expression: oneof(
      { maxDepth: 4, withCrossShrink: true },
      atom,
      tuple(part, operator, part).map(([left, sign, right]) => `(${left} ${sign} ${right})`),
      tuple(part, part, part).map(([one, two, three]) => `(${one} ? ${two} : ${three})`),
      tuple(part, constantFrom('.![', '.?[', '.^[', '.$[', '['), part).map(
        ([of, opening, each]) => `(${of})${opening}${each}]`,
      ),
      tuple(functions, array(part, { maxLength: 4 })).map(
        ([name, args]) => `${name}(${args.join(', ')})`,
      ),
    ),
  }
})

/** What becomes of an expression; anything else than its own two errors is thrown on. */
function outcomeOf(source: string): string {
  try {
    const value = evaluateExpression(parseExpression(source), { user })
    return JSON.stringify(value) === undefined ? 'no JSON' : 'a value'
  } catch (error) {
    if (error instanceof ExpressionSyntaxError || error instanceof ExpressionValueError)
      return error.name
    throw error
  }
}

const outcomes = ['a value', 'ExpressionSyntaxError', 'ExpressionValueError']

it('answers every well-formed expression with a value or with why there is none', () => {
  const seen = new Set<string>()
  assert(
    property(expression, (source) => {
      seen.add(outcomeOf(source))
    }),
    { numRuns: 5000, seed: 1 },
  )
  expect(seen).toEqual(new Set(outcomes))
})

it('refuses whatever else is written', () => {
  const letter = constantFrom(...Array.from(`user.name#()[]{}'"?:!=<>+-*/%^&|,. 01aE$@\\\n`))
  const seen = new Set<string>()
  assert(
    property(string({ unit: letter, maxLength: 40 }), (source) => {
      seen.add(outcomeOf(source))
    }),
    { numRuns: 5000, seed: 1 },
  )
  expect([...seen].filter((outcome) => !outcomes.includes(outcome))).toEqual([])
})
