import { customScopeAttribute, scopeAttributes } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { conditionWords, seenWords } from './condition-words.ts'

const names = new Map([['g1', 'Sales']])
const enabled = { attribute: 'enabled', operator: 'eq', value: 'true' } as const
const inSales = { attribute: 'memberOfGroups.id', operator: 'eq', value: 'g1' } as const
const inOther = { ...inSales, value: 'g2' }

it('calls groups by their names, and puts a group of conditions in brackets', () => {
  const any = { match: 'any', conditions: [inSales, inOther] } as const
  expect(conditionWords({ match: 'all', conditions: [enabled, any] }, { names })).toBe(
    'Enabled equals true and (Group equals Sales or Group equals g2)',
  )
})

it('calls a custom attribute by its label', () => {
  const offered = [...scopeAttributes, customScopeAttribute('shirtSize', 'Shirt Size')]
  const large = { attribute: 'shirtSize', operator: 'sw', value: 'X' } as const
  expect(conditionWords({ match: 'all', conditions: [large] }, { names, offered })).toBe(
    'Shirt Size starts with X',
  )
})

const groups = new Map([['g1', 'Engineering']])

it.each([
  ['enabled is false', 'enabled eq true', [false]],
  ['title has no value', 'title co "Manager"', []],
  ['name.family is "Ada"', 'not (name.family EQ "Bob")', ['Ada']],
  ['memberOfGroups has Engineering', 'memberOfGroups[id eq "g1"]', ['g1']],
  ['"Crew"', 'the group is selected for the rule', ['Crew']],
])('says “%s” of %s', (words, expression, seen) => {
  expect(seenWords(expression, seen, groups)).toBe(words)
})
