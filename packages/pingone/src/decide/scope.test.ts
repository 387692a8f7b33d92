import { expect, it } from 'vitest'
import { sourceUserType } from '../directory/schema.ts'
import { compileScope } from './scope.ts'

const ada = {
  id: '1',
  username: 'ada',
  enabled: true,
  population: { id: 'p1' },
  memberOfGroups: [{ id: 'g1', name: 'Engineering' }],
}

it('names each condition with the values of the user', () => {
  const scope = compileScope('enabled eq true and population.id eq "p2"')(ada, sourceUserType)
  expect(scope).toEqual({
    inScope: false,
    conditions: [
      { expression: 'enabled eq true', seen: [true], holds: true },
      { expression: 'population.id eq "p2"', seen: ['p1'], holds: false },
    ],
  })
})

it('judges membership of a group', () => {
  expect(compileScope('memberOfGroups[id eq "g1"]')(ada, sourceUserType).inScope).toBe(true)
  expect(compileScope('memberOfGroups[id eq "g2"]')(ada, sourceUserType).inScope).toBe(false)
})

it('keeps a negation as one condition', () => {
  const { inScope, conditions } = compileScope('not (username sw "b")')(ada, sourceUserType)
  expect(inScope).toBe(true)
  expect(conditions).toEqual([{ expression: 'not (username sw "b")', seen: ['ada'], holds: true }])
})

it('has no user in scope without a filter', () => {
  expect(compileScope(undefined)(ada, sourceUserType).inScope).toBe(false)
  expect(compileScope(' ')(ada, sourceUserType).inScope).toBe(false)
})

it('has a deleted user out of scope', () => {
  expect(compileScope('enabled eq true')(undefined, sourceUserType)).toEqual({
    inScope: false,
    conditions: [{ expression: 'the user exists', seen: [], holds: false }],
  })
})
