import { expect, it } from 'vitest'
import { type ConditionSet, conditionSetOf, expressionOf } from './condition-set.ts'

const all = (...conditions: ConditionSet['conditions']): ConditionSet => ({
  match: 'all',
  conditions,
})
const enabled = { attribute: 'enabled', operator: 'eq', value: 'true' } as const
const inGroup = { attribute: 'memberOfGroups.id', operator: 'eq', value: 'g1' } as const
const german = { attribute: 'address.countryCode', operator: 'eq', value: 'DE' } as const

it.each([
  [all(enabled), 'enabled eq true'],
  [all(inGroup), 'memberOfGroups[id eq "g1"]'],
  [all(enabled, german), 'enabled eq true and address.countryCode eq "DE"'],
  [
    { match: 'any', conditions: [german, inGroup] } as const,
    'address.countryCode eq "DE" or memberOfGroups[id eq "g1"]',
  ],
])('writes and reads %j', (set, expression) => {
  expect(expressionOf(set)).toBe(expression)
  expect(conditionSetOf(expression)).toEqual(set)
})

it('escapes what a person types', () => {
  const set = all({ attribute: 'title', operator: 'co', value: 'the "Boss" \\ more' })
  expect(conditionSetOf(expressionOf(set))).toEqual(set)
})

it('leaves out a condition without a value', () => {
  expect(expressionOf(all(enabled, { ...german, value: '' }))).toBe('enabled eq true')
})

it.each([
  'not (enabled eq true)',
  'enabled eq true and (title pr or type pr)',
  'population.id pr',
  'enabled eq true and (title eq "x" or type eq "y")',
  'broken (',
])('leaves %s to the text field', (expression) =>
  expect(conditionSetOf(expression)).toBeUndefined(),
)
