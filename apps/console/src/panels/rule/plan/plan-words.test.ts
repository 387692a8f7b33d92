import type { PlanReport } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { planWords } from './plan-words.ts'

const none = { created: 0, updated: 0, removed: 0, unchanged: 0, held: 0, failed: 0 }
const removal = (step: 'disable' | 'delete'): PlanReport['actions'][number] => ({
  end: 'removed',
  rule: { id: 'r', name: 'Staff' },
  subject: { type: 'user', id: 'u', name: 'ada' },
  inScope: false,
  conditions: [],
  steps: [step],
  summary: '',
  requests: [],
})

it('counts by what happens', () => {
  const counts = { ...none, created: 12, updated: 3, removed: 1 }
  expect(planWords({ counts, reads: 0, actions: [removal('disable')] })).toBe(
    '12 create, 3 update, 1 disable',
  )
})

it('distinguishes disable from delete, and counts actions without details as removals', () => {
  const counts = { ...none, removed: 5 }
  expect(planWords({ counts, reads: 0, actions: [removal('disable'), removal('delete')] })).toBe(
    '1 disable, 1 delete, 3 remove',
  )
})

it('says so when no users or groups are affected', () => {
  expect(planWords({ counts: none, reads: 0, actions: [] })).toBe('No users or groups are affected')
})
