import { expect, it } from 'vitest'
import { PlatformError } from '@pingone-sandbox/client'
import { deprovisioningIn } from './deprovisioning.ts'

const refusedWith = (status: number, body: object) =>
  new PlatformError(
    { method: 'POST', path: '/propagation/revisions' },
    { status, text: JSON.stringify(body) },
  )

const refusal = (code: string) =>
  refusedWith(400, {
    id: '1',
    code: 'CONSTRAINT_VIOLATION',
    message:
      'The revision would take 1200 users away from their targets. Repeat the request with ?confirm=1200 to let it.',
    confirmation: { count: 1200 },
    details: [{ code, target: 'users/1', message: 'ada would be disabled by the rule Staff.' }],
  })

it('reads how many users would be deprovisioned, which are named, and what would happen to them', () => {
  expect(deprovisioningIn(refusal('CONFIRMATION_REQUIRED'))).toEqual({
    count: 1200,
    named: ['ada would be disabled by the rule Staff.'],
  })
})

it.each([refusal('INVALID_VALUE'), refusedWith(500, {}), new Error('offline')])(
  'finds no users in another error: %s',
  (error) => {
    expect(deprovisioningIn(error)).toBeUndefined()
  },
)
