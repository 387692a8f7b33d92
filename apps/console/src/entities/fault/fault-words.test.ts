import type { FaultInput } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { describeFault } from './fault-words.ts'

const connections = [{ id: 'c1', name: 'Vendor' }]
const status = { kind: 'status', status: 429 } as const

it.each<[FaultInput, string]>([
  [
    {
      operation: 'create',
      resource: 'User',
      skip: 1,
      times: 2,
      effect: { ...status, retryAfter: 2 },
    },
    'Create of users, number 2 to 3: answered 429 with Retry-After: 2; the target is not asked.',
  ],
  [
    { connectionId: 'c1', effect: { kind: 'truncated-body' } },
    'Any request over Vendor, number 1: carried out; the answer ends in the middle.',
  ],
  [
    { connectionId: 'c2', effect: { kind: 'latency', ms: 1500 } },
    'Any request over connection c2 (gone), number 1: the answer comes 1,500 ms late.',
  ],
  [
    { effect: { ...status, retryAfter: 2, headers: { 'X-One': 'a', 'X-Two': 'b' }, body: null } },
    'Any request, number 1: answered 429 with Retry-After: 2, X-One: a, X-Two: b and a body of its own; the target is not asked.',
  ],
  [
    { effect: { ...status, body: '' } },
    'Any request, number 1: answered 429 with no body; the target is not asked.',
  ],
])('says which requests are met and what becomes of them: %j', (fault, sentence) => {
  expect(describeFault(fault, connections)).toBe(sentence)
})
