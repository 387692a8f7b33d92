import { expect, it } from 'vitest'
import { ruleWith } from './rule-changes.ts'

const all = { id: 'rule', name: 'Rule', populations: [{ id: 'north' }], deprovision: true }

it('keeps the deprecated populations of a rule until it has a user filter', () => {
  expect(ruleWith({ active: true }, all)).toEqual({
    name: 'Rule',
    populations: [{ id: 'north' }],
    deprovision: true,
    active: true,
  })
  expect(ruleWith({ populationExpression: 'enabled eq true' }, all)).toEqual({
    name: 'Rule',
    deprovision: true,
    populationExpression: 'enabled eq true',
  })
})
