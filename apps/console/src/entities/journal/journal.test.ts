import type { JournalEntry } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import {
  changesWithoutHead,
  emptyWindow,
  type JournalWindow,
  withArrived,
  withEnd,
  withOlder,
} from './journal.ts'

const at = '2026-01-01T00:00:00Z'
const head = (seq: number, changeId: string): JournalEntry => ({
  seq,
  at,
  type: 'change',
  changeId,
  action: 'USER.CREATED',
  subject: { type: 'user', id: 'u1', name: 'ada' },
  summary: 'ada was created',
})
const finished = (seq: number, changeId = 'c'): JournalEntry => ({
  seq,
  at,
  type: 'finished',
  changeId,
  summary: 'Finished',
})
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => finished(from + index))
const windowOf = (from: number, to: number, olderThan?: number): JournalWindow => ({
  entries: range(from, to),
  olderThan,
})
const seqs = ({ entries }: JournalWindow) => entries.map(({ seq }) => seq)

it('adds older entries before the known ones', () => {
  const older = withOlder(windowOf(4, 5, 4), windowOf(1, 3))
  expect(seqs(older)).toEqual([1, 2, 3, 4, 5])
  expect(older.olderThan).toBeUndefined()
})

it('joins the end of the journal to what was known before a loss', () => {
  expect(seqs(withEnd(windowOf(1, 3), windowOf(3, 5, 3)))).toEqual([1, 2, 3, 4, 5])
  expect(withEnd(emptyWindow, windowOf(3, 5, 3))).toEqual(windowOf(3, 5, 3))
})

it('keeps the end alone when entries between it and the known are missing', () => {
  expect(withEnd(windowOf(1, 3), windowOf(9, 12, 9))).toEqual(windowOf(9, 12, 9))
})

it('lets what arrived before the end was read hide nothing older', () => {
  const known = withArrived(emptyWindow, [finished(10)])
  expect(withEnd(known, windowOf(6, 9, 6))).toEqual(windowOf(6, 10, 6))
})

it('keeps where the unread part begins when the end reaches back into the known', () => {
  expect(withEnd(windowOf(5, 8, 5), windowOf(7, 9, 7)).olderThan).toBe(5)
})

it('holds the newest entries of a long stream, with the changes they belong to', () => {
  const known = withArrived(emptyWindow, [head(1, 'c'), head(2, 'other')])
  const { entries, olderThan } = withArrived(known, range(3, 20_100))
  expect(entries.slice(0, 2)).toEqual([head(1, 'c'), finished(101)])
  expect(entries).toHaveLength(20_001)
  expect(olderThan).toBe(101)
})

it('names the changes whose own entry is not loaded', () => {
  expect(changesWithoutHead([head(1, 'a'), finished(2, 'a'), finished(3, 'b')])).toEqual(['b'])
})
