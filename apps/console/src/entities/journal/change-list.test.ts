import type { ChangeSummary, JournalEntry } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import {
  type ChangeList,
  changesToRead,
  emptyList,
  withChange,
  withEntries,
  withNewest,
  withOlder,
} from './change-list.ts'

const at = '2026-11-01T10:00:00.000Z'
const ada = { type: 'user', id: 'u1', name: 'ada' } as const
const rule = { id: 'r1', name: 'Staff' }

const change = (seq: number, changeId: string): JournalEntry => ({
  seq,
  at,
  type: 'change',
  changeId,
  action: 'USER.UPDATED',
  subject: ada,
  summary: `${changeId} happened`,
})
const failure = (seq: number, changeId: string): JournalEntry => ({
  seq,
  at,
  type: 'outcome',
  changeId,
  rule,
  subject: ada,
  status: 'failed',
  summary: 'No.',
})
const summary = (seq: number, id: string, parts: Partial<ChangeSummary> = {}): ChangeSummary => ({
  id,
  kind: 'change',
  seq,
  last: seq,
  at,
  action: 'USER.UPDATED',
  subject: ada,
  summary: `${id} happened`,
  finished: false,
  rules: [],
  outcomes: {},
  exchanges: 0,
  ...parts,
})
const listOf = (
  changes: readonly ChangeSummary[],
  parts: Partial<ChangeList> = {},
): ChangeList => ({
  ...emptyList({}),
  changes,
  seq: changes[0]?.last ?? 0,
  ...parts,
})
const ids = ({ changes }: ChangeList) => changes.map(({ id }) => id)

it('adds new changes at the top and counts the running ones', () => {
  const list = withEntries(listOf([summary(1, 'a')]), [change(2, 'b'), failure(3, 'a')])
  expect(ids(list)).toEqual(['b', 'a'])
  expect(list.changes[1]).toMatchObject({ worst: 'failed', outcomes: { failed: 1 }, last: 3 })
})

it('counts an entry once that both the page and the stream bring', () => {
  const counted = summary(1, 'a', { last: 3, outcomes: { failed: 1 } })
  const list = withEntries(listOf([counted]), [change(1, 'a'), failure(3, 'a')])
  expect(list.changes).toEqual([counted])
})

it('adds a change to the list once it matches', () => {
  const known = { ...emptyList({ status: 'failed' }), seq: 0 }
  const listed = withEntries(known, [change(1, 'a'), change(2, 'b')])
  expect(ids(listed)).toEqual([])
  expect(ids(withEntries(listed, [failure(3, 'a')]))).toEqual(['a'])
})

it('names the changes that it has to read to know whether they match', () => {
  const known = { ...emptyList({ status: 'failed' }), seq: 10 }
  expect([
    ...changesToRead(known, [failure(11, 'old'), change(12, 'new'), failure(13, 'new')]),
  ]).toEqual(['old'])
  const read = withChange(known, summary(4, 'old', { outcomes: { failed: 1 } }))
  expect(ids(read)).toEqual(['old'])
})

it('needs to read nothing when everything is listed', () => {
  expect(changesToRead(listOf([]), [failure(11, 'old')]).size).toBe(0)
})

it('joins the newest page to what was known', () => {
  const known = listOf([summary(5, 'e'), summary(3, 'c'), summary(1, 'a')], { cursor: 'older' })
  const page = { seq: 9, changes: [summary(9, 'i'), summary(5, 'e', { last: 8 })], cursor: 'next' }
  const list = withNewest(known, page)
  expect(ids(list)).toEqual(['i', 'e', 'c', 'a'])
  expect(list).toMatchObject({ seq: 9, cursor: 'older' })
  expect(list.changes[1]?.last).toBe(8)
})

it('keeps the newest page alone when changes between it and the known are missing', () => {
  const known = listOf([summary(1, 'a')], { cursor: 'older' })
  const page = { seq: 9, changes: [summary(9, 'i'), summary(7, 'g')], cursor: 'next' }
  expect(withNewest(known, page)).toMatchObject({ changes: page.changes, cursor: 'next' })
})

it('keeps what the stream brought while the page was read', () => {
  const known = listOf([summary(12, 'l'), summary(9, 'i', { last: 11 })])
  const list = withNewest(known, { seq: 10, changes: [summary(9, 'i')] })
  expect(ids(list)).toEqual(['l', 'i'])
  expect(list.changes[1]?.last).toBe(11)
})

it('adds an older page, each change once', () => {
  const known = listOf([summary(5, 'e'), summary(3, 'c')], { cursor: 'older' })
  const list = withOlder(known, { seq: 9, changes: [summary(3, 'c'), summary(1, 'a')] })
  expect(ids(list)).toEqual(['e', 'c', 'a'])
  expect(list.cursor).toBeUndefined()
})

it.each<ChangeList['criteria']>([{ subjectId: ada.id }, { search: 'ADA' }])(
  'adds a change of another subject once an entry of it is about the one that is sought: %o',
  (criteria) => {
    const revision = { type: 'revision', id: 'v1', name: 'Revision 1' } as const
    const head: JournalEntry = {
      ...{ seq: 1, at, type: 'change', changeId: 'c1', action: 'PROVISIONING_REVISION.CREATED' },
      ...{ subject: revision, summary: 'Everybody is synced' },
    }
    const begun = withEntries(emptyList(criteria), [head])
    expect(ids(begun)).toEqual([])
    const other = withEntries(begun, [
      { ...failure(2, 'c1'), subject: { type: 'user', id: 'u2', name: 'bob' } } as JournalEntry,
    ])
    expect(ids(other)).toEqual([])
    const joined = withEntries(other, [failure(3, 'c1')])
    expect(ids(joined)).toEqual(['c1'])
    expect(ids(withEntries(joined, [{ ...head, seq: 4, changeId: 'c2' }]))).toEqual(['c1'])
  },
)
