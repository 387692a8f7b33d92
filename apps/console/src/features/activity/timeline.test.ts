import type { Exchange, JournalEntry } from '@pingone-sandbox/pingone/contract'
import { expect, it } from 'vitest'
import { mergeEntries } from './journal.ts'
import { timelineOf } from './timeline.ts'

const at = '2026-11-01T10:00:00.000Z'
const rule = { id: 'r1', name: 'Staff' }
const anna = { type: 'user', id: 'u1', name: 'anna' } as const
const ben = { type: 'user', id: 'u2', name: 'ben' } as const

const change = (seq: number, changeId: string): JournalEntry => ({
  seq,
  at,
  type: 'change',
  changeId,
  action: 'USER.UPDATED',
  subject: anna,
  summary: 'anna was changed',
})
const outcome = (
  seq: number,
  subject: typeof anna | typeof ben,
  status: 'success' | 'failed',
): JournalEntry => ({
  seq,
  at,
  type: 'outcome',
  changeId: 'c1',
  rule,
  subject,
  status,
  summary: status,
})
const finished = (seq: number, changeId: string): JournalEntry => ({
  seq,
  at,
  type: 'finished',
  changeId,
  summary: 'done',
})
const request = (seq: number, parts: Partial<Exchange>): JournalEntry => ({
  seq,
  at,
  type: 'exchange',
  exchange: {
    id: `x${seq}`,
    at,
    durationMs: 3,
    purpose: 'create',
    summary: 'Create',
    connection: { name: 'Vendor' },
    attempt: 1,
    request: { method: 'POST', url: 'http://target/Users', headers: {} },
    response: { status: 201, headers: {}, body: '' },
    quirks: [],
    ...parts,
  },
})

it('shows the newest change first', () => {
  const items = timelineOf([change(1, 'c1'), change(2, 'c2')])
  expect(items.map(({ id }) => id)).toEqual(['c2', 'c1'])
})

it('gathers decision, requests and outcome of each user', () => {
  const entries = [
    change(1, 'c1'),
    request(2, { changeId: 'c1', subject: anna, rule }),
    request(3, { changeId: 'c1', subject: ben, rule }),
    request(4, { changeId: 'c1', purpose: 'token' }),
    outcome(5, anna, 'success'),
    outcome(6, ben, 'failed'),
    finished(7, 'c1'),
  ]
  const [item] = timelineOf(entries)
  expect(
    item?.trails.map((trail) => [
      trail.subject.name,
      trail.exchanges.length,
      trail.outcome?.status,
    ]),
  ).toEqual([
    ['anna', 1, 'success'],
    ['ben', 1, 'failed'],
  ])
  expect(item?.exchanges.map(({ purpose }) => purpose)).toEqual(['token'])
})

it('lets the worst outcome speak for the change', () => {
  const entries = [
    change(1, 'c1'),
    outcome(2, anna, 'success'),
    outcome(3, ben, 'failed'),
    finished(4, 'c1'),
  ]
  expect(timelineOf(entries)[0]?.status).toBe('failed')
})

it('is running until the change is finished', () => {
  expect(timelineOf([change(1, 'c1'), outcome(2, anna, 'success')])[0]?.status).toBe('running')
})

it('shows a connection test, which follows from no change', () => {
  const test = request(1, { purpose: 'test', response: { status: 401, headers: {}, body: '' } })
  expect(timelineOf([test])[0]).toMatchObject({
    action: 'CONNECTION.TESTED',
    status: 'failed',
    subject: 'Vendor',
  })
})

it('counts an entry once that the stream and the journal both bring', () => {
  const merged = mergeEntries(
    [change(1, 'c1'), change(3, 'c3')],
    [change(2, 'c2'), change(3, 'c3')],
  )
  expect(merged.map(({ seq }) => seq)).toEqual([1, 2, 3])
})
