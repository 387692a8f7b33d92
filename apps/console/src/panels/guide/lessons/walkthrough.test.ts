import type { JournalEntry, PropagationStore } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import type { LessonFacts } from './lesson.ts'
import { hasUsedValues, walkthrough } from './walkthrough.ts'

const start: LessonFacts = {
  path: '/',
  tab: null,
  wizardStep: null,
  connections: [],
  rules: [],
  journal: [],
  misbehaviours: [],
  sentByHand: [],
  finishedLessons: [],
}
const doneWith = (facts: Partial<LessonFacts>) =>
  walkthrough.steps.flatMap(({ isDone }, index) =>
    isDone({ ...start, ...facts }) ? [index + 1] : [],
  )

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

const path = '/environments/e1/activity'
const base = { at: '2026-11-01T10:00:00.000Z', changeId: 'c1', summary: '' }
const subject = { type: 'user', id: 'u1', name: 'anna' } as const
const change = (seq: number, action: string): JournalEntry => ({
  ...({ ...base, seq, type: 'change', action, subject } as const),
})
const arrival: JournalEntry = {
  ...{ ...base, seq: 2, type: 'outcome', subject, status: 'success' },
  rule: { id: 'r1', name: 'Staff' },
}
const sent = (seq: number, purpose: 'update' | 'disable', status = 200): JournalEntry => ({
  ...{ ...base, seq, type: 'exchange' },
  exchange: {
    ...{ id: 'x', at: base.at, durationMs: 1, purpose, summary: '', subject, attempt: 1 },
    connection: { name: 'Vendor' },
    request: { method: 'PUT', url: 'http://localhost/Users/1', headers: {} },
    response: { status, headers: {}, body: '' },
    quirks: [],
  },
})

it('completes a step to watch only when there is something to see', () => {
  expect(doneWith({ journal: [arrival] })).toEqual([7, 12])
  expect(doneWith({ journal: [], path })).toEqual([1])
  expect(doneWith({ journal: [arrival], path })).toEqual([1, 7, 12, 13])
})

it('asks for the Remove Action before a step removes a user', () => {
  const deciding = walkthrough.steps.findIndex(({ hint }) => hint.includes('sends a DELETE')) + 1
  const leaving = walkthrough.steps.findIndex(({ parts }) =>
    parts?.some(({ title }) => title === 'Delete a user'),
  )
  expect(deciding).toBeGreaterThan(0)
  expect(deciding).toBeLessThan(leaving)
  const removing = (REMOVE_ACTION?: string): PropagationStore => ({
    ...connection('userName eq "%s"'),
    configuration: { ...(REMOVE_ACTION !== undefined && { REMOVE_ACTION }) },
  })
  expect(doneWith({ connections: [removing('Delete')] })).not.toContain(deciding)
  expect(doneWith({ connections: [removing('Disable')] })).toContain(deciding)
  expect(doneWith({ connections: [removing()] })).toContain(deciding)
  expect(doneWith({ connections: [removing('Delete'), removing()] })).not.toContain(deciding)
  const open = { path: '/environments/e1/provisioning/connections/c1', tab: 'configuration' }
  expect(doneWith({ connections: [removing('Delete')], ...open })).toContain(deciding)
  const left: JournalEntry = { ...arrival, status: 'removed' }
  expect(doneWith({ connections: [removing('Delete')], journal: [left] })).toContain(deciding)
})

it('names the default Remove Action of the wizard, and how to choose another', () => {
  const { hint = '' } = walkthrough.steps.find(({ title }) => title.includes('and save')) ?? {}
  expect(hint).toContain('Remove Action')
  expect(hint).toContain('starts with Delete')
  expect(hint).toContain('Choose Disable')
})

it('ticks each change that was made after the first user had arrived', () => {
  const { parts = [] } = walkthrough.steps[13] ?? {}
  const ticked = (...journal: readonly JournalEntry[]) =>
    parts.filter(({ isDone }) => isDone({ ...start, journal })).map(({ title }) => title)
  expect(ticked(change(1, 'USER.DELETED'), arrival)).toEqual([])
  expect(ticked(arrival, sent(3, 'update'))).toEqual(['Edit a user’s name'])
  expect(ticked(arrival, sent(3, 'disable', 500))).toEqual([])
  const all = ['USER.DELETED', 'MEMBER_OF_GROUP.DELETED', 'GROUP.UPDATED'].map((action, index) =>
    change(index + 3, action),
  )
  expect(ticked(arrival, ...all)).toHaveLength(3)
  const journal = [arrival, ...all, sent(6, 'update'), sent(7, 'disable')]
  expect(doneWith({ journal })).toContain(14)
})

it('counts a test that asks for user 0 and is answered 404', () => {
  const tested = (quirk: string): JournalEntry => {
    const entry = sent(3, 'update', 404)
    if (entry.type !== 'exchange') throw new Error('No exchange.')
    return { ...entry, exchange: { ...entry.exchange, purpose: 'test', quirks: [quirk] } }
  }
  expect(doneWith({ journal: [tested('check-gets-user-0')] })).toEqual([7])
  expect(doneWith({ journal: [tested('test-reads-users')] })).toEqual([])
})

it('folds the values of the vendor once they were tested', () => {
  expect([6, 7].map(hasUsedValues)).toEqual([false, true])
})

it('ends with the lesson on operators', () => {
  expect(doneWith({ finishedLessons: ['conflict'] })).toEqual([])
  expect(doneWith({ finishedLessons: ['literal-operators'] })).toEqual([15])
})
