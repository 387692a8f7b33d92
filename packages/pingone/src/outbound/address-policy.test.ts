import { expect, it } from 'vitest'
import { refuseAddress } from './address-policy.ts'

it.each(['127.0.0.1', '::1', '10.1.2.3', '192.168.0.1', '8.8.8.8', '::ffff:127.0.0.1'])(
  'allows %s',
  (address) => {
    expect(refuseAddress(address)).toBeUndefined()
  },
)

it.each([
  '169.254.169.254',
  'fe80::1',
  '0.0.0.0',
  '::',
  '224.0.0.1',
  '::ffff:169.254.169.254',
  'fd00:ec2::254',
  'nowhere',
])('refuses %s', (address) => {
  expect(refuseAddress(address)).toEqual(expect.stringContaining(' '))
})
