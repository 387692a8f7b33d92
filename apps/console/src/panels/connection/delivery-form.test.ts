import { delivery, deliveryDefaults } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { deliveryFields, deliveryFormOf, deliveryOf } from './delivery-form.ts'
import { deliveryResolver } from './delivery-resolver.ts'

const options = { fields: {}, shouldUseNativeValidation: false }
const defaults = deliveryFormOf(deliveryDefaults)

it('has a field for each setting', () => {
  expect([...deliveryFields.map(({ key }) => key), 'acceptCertificate'].toSorted()).toEqual(
    Object.keys(delivery.shape).toSorted(),
  )
})

it('reads what it writes', () => {
  expect(deliveryOf(defaults)).toEqual(deliveryDefaults)
})

it.each([
  ['concurrency', '0'],
  ['concurrency', ''],
  ['timeoutMs', 'soon'],
  ['retries', '1.5'],
] as const)('refuses %s %j at its field', async (key, text) => {
  const { errors } = await deliveryResolver({ ...defaults, [key]: text }, undefined, options)
  expect(Object.keys(errors)).toEqual([key])
  expect(errors[key]?.message).toMatch(/^A whole number from \d+ to \d+ is expected\.$/)
})
