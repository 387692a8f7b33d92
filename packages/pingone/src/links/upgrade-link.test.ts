import { expect, it } from 'vitest'
import { upgradeLink } from './upgrade-link.ts'

it('gives the members of a link of the first format their present names', () => {
  const before = { id: 'r:u', told: '{}', unsettled: ['ada'], leftBehind: true, status: 'failed' }
  const after = {
    id: 'r:u',
    lastSent: '{}',
    pendingIdentifiers: ['ada'],
    deferred: true,
    status: 'failed',
  }
  expect(upgradeLink(before)).toEqual(after)
  expect(upgradeLink(after)).toEqual(after)
})
