import type { User } from '@pingone-sandbox/pingone/contract'
import { expect, it } from 'vitest'
import { newUser, userFormOf, userInputOf, userResolver } from './user-form.ts'

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

it('keeps on a replace what the form does not show', () => {
  const input = userInputOf({ ...userFormOf(anna), title: 'Engineer' }, anna)
  expect(input).toMatchObject({ locale: 'sv-SE', title: 'Engineer', name: { middle: 'Maria' } })
})

it('keeps custom attributes on a replace', () => {
  const input = userInputOf(userFormOf(anna), { ...anna, shirtSize: 'L', skills: ['SCIM'] })
  expect(input).toMatchObject({ shirtSize: 'L', skills: ['SCIM'] })
})

it('sends nothing that the server owns', () => {
  expect(userInputOf(userFormOf(anna), anna)).not.toHaveProperty('enabled')
})

it('leaves out an emptied field', () => {
  expect(userInputOf({ ...userFormOf(anna), email: '' }, anna)).not.toHaveProperty('email')
})

it('drops the formatted name, which the new names may contradict', () => {
  const input = userInputOf({ ...userFormOf(anna), name: { given: 'Anna', family: 'Berg' } }, anna)
  expect(input.name).toEqual({ given: 'Anna', family: 'Berg', middle: 'Maria' })
})

it('asks for a username and a real address', async () => {
  const { errors } = await userResolver({ ...newUser, email: 'anna@' }, undefined, options)
  expect(Object.keys(errors)).toEqual(['username', 'email'])
})
