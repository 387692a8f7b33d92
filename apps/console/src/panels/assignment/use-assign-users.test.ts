import { expect, it } from 'vitest'
import { assignmentFor } from './use-assign-users.ts'

it('joins the group that the filter names', () => {
  const rule = { name: 'Staff', populationExpression: 'memberOfGroups[id eq "g1"]' }
  expect(assignmentFor(rule)).toEqual({ kind: 'join', groupId: 'g1', hasOtherConditions: false })
})

it('warns when membership alone does not decide', () => {
  const rule = {
    name: 'Staff',
    populationExpression: 'enabled eq true and memberOfGroups[id eq "g1"]',
  }
  expect(assignmentFor(rule)).toMatchObject({ kind: 'join', hasOtherConditions: true })
})

it('makes a group for a rule without a filter', () => {
  expect(assignmentFor({ name: 'Staff' })).toEqual({
    kind: 'create-group',
    groupName: 'Assigned to Staff',
    replacesFilter: false,
  })
})

it('says that a filter without a group is replaced', () => {
  const rule = { name: 'Staff', populationExpression: 'enabled eq true' }
  expect(assignmentFor(rule)).toMatchObject({ kind: 'create-group', replacesFilter: true })
})
