import { fault, type FaultInput } from '@pingone-sandbox/pingone/contract'
import { expect, it } from 'vitest'
import { faultFormOf, faultOf } from './fault-form.ts'
import { faultPresets } from './fault-preset-list.ts'
import { describeFault } from './fault-words.ts'

const faults: readonly FaultInput[] = [
  ...faultPresets.map((preset) => preset.fault),
  { id: 'cut', connectionId: 'vendor', skip: 2, effect: { kind: 'truncated-body' } },
  { resource: 'Group', effect: { kind: 'content-type', value: 'text/plain' } },
  { effect: { kind: 'status', status: 503, retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' } },
  { effect: { kind: 'status', status: 400, body: { detail: 'No' } } },
]

it.each(faults)('reads a fault from its form as it was: %j', (each) => {
  expect(fault.parse(faultOf(faultFormOf(each), each))).toEqual(fault.parse(each))
})

it('says which requests are met and what becomes of them', () => {
  expect(
    describeFault({
      operation: 'create',
      resource: 'User',
      skip: 1,
      times: 2,
      effect: { kind: 'status', status: 429, retryAfter: 2 },
    }),
  ).toBe(
    'Create of users, number 2 to 3: answered 429 with Retry-After: 2; the target is not asked.',
  )
})
