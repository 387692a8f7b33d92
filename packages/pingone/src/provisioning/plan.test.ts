import { expect, it } from 'vitest'
import { planUser, type UserSituation } from './plan.ts'

const newcomer: UserSituation = {
  inScope: true,
  enabled: true,
  linked: false,
  activated: true,
  active: false,
  unsettled: false,
  upToDate: false,
  provisionDisabledUsers: true,
}
const linked: UserSituation = { ...newcomer, linked: true, active: true }
const leaver: UserSituation = { ...linked, inScope: false }

it('looks a newcomer up before it creates', () => {
  expect(planUser(newcomer, {})).toEqual({ kind: 'provision', steps: ['lookup', 'create'] })
})

it('looks a newcomer up even when creating is off, since it may exist', () => {
  expect(planUser(newcomer, { CREATE_USERS: false })).toEqual({
    kind: 'provision',
    steps: ['lookup', 'update'],
  })
})

it('leaves a disabled newcomer out when the profile does not provision disabled users', () => {
  const disabled = { ...newcomer, enabled: false, provisionDisabledUsers: false }
  expect(planUser(disabled, {})).toMatchObject({ kind: 'nothing', status: 'unsynced' })
})

it.each([
  ['updates a changed user', linked, {}, { kind: 'update', steps: ['update'] }],
  [
    'leaves an unchanged user alone',
    { ...linked, upToDate: true },
    {},
    { kind: 'nothing', status: 'unchanged' },
  ],
  [
    'is partial when updating is off',
    linked,
    { UPDATE_USERS: false },
    { kind: 'nothing', status: 'partial' },
  ],
  [
    'disables a disabled user',
    { ...linked, enabled: false, activated: false },
    {},
    { kind: 'update', steps: ['disable'] },
  ],
  [
    'is partial when disabling is off',
    { ...linked, enabled: false, activated: false },
    { DISABLE_USERS: false },
    { kind: 'nothing', status: 'partial' },
  ],
  [
    'enables again by an update',
    { ...linked, active: false },
    {},
    { kind: 'update', steps: ['update'] },
  ],
  [
    'disables a leaver by default',
    leaver,
    {},
    { kind: 'deprovision', steps: ['disable'], remove: 'Disable' },
  ],
  [
    'deletes a leaver if asked to',
    leaver,
    { REMOVE_ACTION: 'Delete' },
    { kind: 'deprovision', steps: ['delete'], remove: 'Delete' },
  ],
  [
    'leaves an inactive leaver alone',
    { ...leaver, active: false },
    {},
    { kind: 'nothing', status: 'removed' },
  ],
  [
    'disables a leaver of whom it is not known whether the target was told that he is active',
    { ...leaver, active: false, unsettled: true },
    {},
    { kind: 'deprovision', steps: ['disable'], remove: 'Disable' },
  ],
  [
    'looks for a leaver whom the target may have',
    { ...leaver, linked: false, unsettled: true },
    { REMOVE_ACTION: 'Delete' },
    { kind: 'deprovision', steps: ['lookup', 'delete'], remove: 'Delete' },
  ],
  [
    'forgets a leaver it never linked',
    { ...leaver, linked: false },
    {},
    { kind: 'nothing', status: 'removed' },
  ],
] as const)('%s', (_, situation, actions, expected) => {
  expect(planUser(situation, actions)).toMatchObject(expected)
})
