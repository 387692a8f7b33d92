import type { ScenarioParameter } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { problemOf, readValue } from './scenario-parameters.ts'

const count: ScenarioParameter = {
  name: 'count',
  description: 'How many',
  type: 'integer',
  default: 10,
  minimum: 1,
  maximum: 1000,
}
const group: ScenarioParameter = {
  name: 'group',
  description: 'The group',
  type: 'string',
  default: 'Sales',
}

it.each(['', '0', '1001', '1.5', 'ten'])('refuses %j as a number of people', (text) => {
  expect(problemOf(count, text)).toBeDefined()
})

it('reads a number and a text', () => {
  expect(problemOf(count, '1000')).toBeUndefined()
  expect(readValue(count, ' 7 ')).toBe(7)
  expect(problemOf(group, '7')).toBeUndefined()
  expect(readValue(group, ' 7 ')).toBe('7')
})

it('asks for a text', () => {
  expect(problemOf(group, ' ')).toBe('A value is required.')
})
