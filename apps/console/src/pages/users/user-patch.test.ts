import type { User } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { newUser, userFormOf, userInputOf, userPatchOf, userResolver } from './user-dialog.tsx'

const anna: User = {
  id: 'u1',
  username: 'anna',
  email: 'anna@example.com',
  name: { given: 'Anna', family: 'Ek', middle: 'Maria', formatted: 'Anna Ek' },
  locale: 'sv-SE',
  enabled: true,
  mfaEnabled: false,
  population: { id: 'p1' },
  account: { canAuthenticate: true, status: 'OK' },
  lifecycle: { status: 'ACCOUNT_OK' },
}
const options = { fields: {}, shouldUseNativeValidation: false }

it('sends of a change what was changed, and nothing that the form does not show', () => {
  const carried = { ...anna, shirtSize: 'L', skills: ['SCIM'] }
  expect(userPatchOf({ ...userFormOf(carried), title: 'Engineer' }, carried)).toEqual({
    title: 'Engineer',
  })
})

it('takes an emptied value away', () => {
  expect(userPatchOf({ ...userFormOf(anna), email: '' }, anna)).toEqual({ email: null })
})

it('drops the formatted name, which the new names may contradict', () => {
  const patch = userPatchOf({ ...userFormOf(anna), name: { given: 'Anna', family: 'Berg' } }, anna)
  expect(patch).toEqual({ name: { family: 'Berg', formatted: null } })
})

it('leaves what is empty out of a create', () => {
  const input = userInputOf({ ...newUser, username: 'anna', name: { given: 'Anna', family: '' } })
  expect(input).toEqual({ username: 'anna', name: { given: 'Anna' } })
})

it('asks for a username and a real address', async () => {
  const { errors } = await userResolver({ ...newUser, email: 'anna@' }, undefined, options)
  expect(Object.keys(errors)).toEqual(['username', 'email'])
})
