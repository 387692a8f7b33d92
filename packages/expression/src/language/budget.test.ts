import { expect, it } from 'vitest'
import { createBudget } from './budget.ts'
import { evaluateExpression } from '../evaluate.ts'
import { ExpressionValueError } from './expression-error.ts'
import { parseExpression } from '../parse.ts'

const user = {
  note: 'a'.repeat(9_999) + '!',
  words: 'x y '.repeat(500),
  long: 'x'.repeat(500_000),
  tags: Array.from({ length: 1000 }, (_, index) => `tag${index}`),
  deep: nested(5000),
}
const valueOf = (source: string) => evaluateExpression(parseExpression(source), { user })

const ten = '{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}'
const overBudget = [
  ['a product of ranges', nest(ten, 12)],
  ['lists that double', "{'a'}" + '.![{#this, #this}]'.repeat(100)],
  ['maps that double', "{'a'}" + '.![{a: #this, b: #this}]'.repeat(100)],
  ['unions that double', '{1}' + '.![#data.union({#this}, {#this})]'.repeat(60)],
  ['texts in a list', '#string.join(user.tags.![#root.user.note], user.note)'],
  ['a list compared with each element', 'user.tags.?[#root.user.tags == #this]'],
  ['a list searched for each element', 'user.tags.![#data.indexOf(#root.user.tags, #this)]'],
  ['a text split for each element', "user.tags.![#string.split(#root.user.note, 'a')]"],
  ['a lazy search for all', "#regex.findAllMatches(user.note, '.*?x|a')"],
  ['a large search for all', "#regex.findAllMatches(user.note, '[ab]*a[ab]{100}c|a')"],
  ['a search behind for all', "#regex.findAllMatches(user.note, '(?<=a.*)x|a')"],
  ['replacing after long looks', "#regex.replaceAll(user.note, '(?:a?){100}x|a', 'b')"],
  ['patterns that differ', `user.tags.![#regex.matches('x', '${'[^a]'.repeat(100)}' + #this)]`],
  ['comparing texts for each element', 'user.tags.![#root.user.note == #root.user.note]'],
] as const

it.each(overBudget)('ends %s within the budget', (_, source) => {
  const evaluate = () => valueOf(source)
  expect(evaluate).toThrow(ExpressionValueError)
  expect(evaluate).toThrow('budget of 1000000 steps')
})

it.each([
  ['#string.length(user.long)', 'longer than 10000 characters'],
  ["#string.replace(user.note, 'a', user.note, -1)", 'longer than 10000 characters'],
  ["#regex.replaceAll(user.note, 'a', 'aaaaaaaaaa')", 'longer than 10000 characters'],
  ["#regex.replaceAll(user.note, '.+', '$0$0$0$0')", 'longer than 10000 characters'],
  ["#regex.replaceFirst(user.note, 'a', user.note)", 'longer than 10000 characters'],
  ["#string.asUrlEncoded(#string.replace(user.note, 'a', 'ä', -1))", 'longer than 10000'],
  ["#regex.matches(user.long, 'x')", 'longer than 10000 characters'],
  ["user.long matches 'x'", 'longer than 10000 characters'],
  ['user.long + 1', 'longer than 10000 characters'],
  ['user.deep == user.deep', 'nested more than 200 deep'],
  ['{user.deep}', 'nested more than 200 deep'],
  ["'' + user.deep", 'nested more than 200 deep'],
  ['#data.size(user.deep)', 'nested more than 200 deep'],
  ['{1}' + '.![{#this}]'.repeat(300), 'nested more than 200 deep'],
])('gives no value for %s', (source, message) => {
  expect(() => valueOf(source)).toThrow(ExpressionValueError)
  expect(() => valueOf(source)).toThrow(message)
})

it.each([
  ['#data.containsAll(user.tags, user.tags)', true],
  ['#data.size(#data.union(user.tags, user.tags))', 2000],
  ["#data.size(user.tags.!['CN=' + #this + ',OU=groups,DC=example,DC=com'])", 1000],
  ["#string.length(#regex.replaceAll(user.words, '\\s+', ' '))", 2000],
  ["#string.length(#regex.replaceAll(user.words, '[^a-z]', ''))", 1000],
  ["#data.size(#regex.findAllMatches(user.note, '[a-z]'))", 9999],
  ["#regex.matches(user.note, '(a+)+b')", false],
  ["user.note matches '([a-z]+)+$'", false],
  ['user' + '.a'.repeat(1990), null],
  ['user' + '[0]'.repeat(1300), null],
  ['1' + ' + 1'.repeat(990), 991],
  ['true' + ' && true'.repeat(490), true],
  ['{1}' + '.![1]'.repeat(790), [1]],
])('evaluates %s', (source, value) => {
  expect(valueOf(source)).toEqual(value)
})

it('shares a budget between expressions', () => {
  const budget = createBudget(1000)
  const evaluate = () => evaluateExpression(parseExpression('user.tags == 1'), { user }, budget)
  expect(() => [evaluate(), evaluate()]).toThrow('budget of 1000 steps')
})

function nest(list: string, levels: number): string {
  return levels === 0 ? '1' : `${list}.![${nest(list, levels - 1)}]`
}

function nested(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level += 1) value = [value]
  return value
}
