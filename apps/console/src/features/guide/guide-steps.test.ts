import type { JournalEntry, PropagationStore } from '@pingone-sandbox/pingone/contract'
import { expect, it } from 'vitest'
import { type GuideFacts, guideSteps } from './guide-steps.ts'

const start: GuideFacts = {
  path: '/',
  wizardStep: null,
  connections: [],
  rules: [],
  journal: [],
  finishedLessons: [],
}
const doneWith = (facts: Partial<GuideFacts>) =>
  guideSteps.flatMap(({ isDone }, index) => (isDone({ ...start, ...facts }) ? [index + 1] : []))

const connection = (filter: string): PropagationStore => ({
  id: 'c1',
  name: 'Vendor',
  type: 'scim',
  status: 'INACTIVE',
  configuration: { USER_FILTER: filter },
})

it('has nothing done at the start', () => {
  expect(doneWith({})).toEqual([])
})

it('follows the wizard', () => {
  const path = '/environments/e1/provisioning/connections/new'
  expect(doneWith({ path, wizardStep: 'general' })).toEqual([1, 2, 3, 4, 5])
})

it('sees whether the filter was written as advised', () => {
  expect(doneWith({ connections: [connection('username Eq "%s"')] })).not.toContain(8)
  expect(doneWith({ connections: [connection('userName eq "%s"')] })).toContain(8)
})

it('counts only a change that came after the first user arrived', () => {
  const rule = { id: 'r1', name: 'Staff' }
  const subject = { type: 'user', id: 'u1', name: 'anna' } as const
  const base = { at: '2026-11-01T10:00:00.000Z', changeId: 'c1', subject, summary: '' }
  const change: JournalEntry = { ...base, seq: 1, type: 'change', action: 'USER.UPDATED' }
  const outcome: JournalEntry = { ...base, seq: 2, type: 'outcome', rule, status: 'success' }
  expect(doneWith({ journal: [change, outcome] })).toEqual([12])
  expect(doneWith({ journal: [change, outcome, { ...change, seq: 3 }] })).toEqual([12, 13])
})

it('ends with the lesson on operators', () => {
  expect(doneWith({ finishedLessons: ['conflict'] })).toEqual([])
  expect(doneWith({ finishedLessons: ['literal-operators'] })).toEqual([14])
})
