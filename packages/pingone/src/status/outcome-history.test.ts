import { createMemoryStore } from '@pingone-sandbox/store/memory'
import { expect, it } from 'vitest'
import type { OutcomeStatus } from '@pingone-sandbox/contract'
import { journalCollections } from '../journal/collections.ts'
import { createJournal } from '../journal/journal.ts'
import { createOutcomeHistory } from './outcome-history.ts'

const epoch = Date.parse('2026-05-01T10:00:00.000Z')
const since = new Date(0)

async function startJournal() {
  const store = createMemoryStore({ collections: journalCollections })
  let now = epoch
  const open = () => createJournal({ store, clock: () => new Date(now) })
  const journal = await open()
  return {
    journal,
    reopen: open,
    clear: () => store.clear(),
    tell: async (seconds: number, status: OutcomeStatus, ruleId = 'r') => {
      now = epoch + seconds * 1000
      await journal.append({
        type: 'outcome',
        changeId: 'c',
        rule: { id: ruleId, name: ruleId },
        subject: { type: 'user', id: 'u', name: 'ada' },
        status,
        summary: '',
      })
    },
  }
}

it('counts by the second while little time has passed, and leaves no gap', async () => {
  const { journal, tell } = await startJournal()
  const history = createOutcomeHistory(journal)
  await tell(0, 'success')
  await tell(0, 'failed')
  await tell(2, 'success')
  await tell(2, 'failed', 'another')
  expect(await history.of({ ruleId: 'r', since })).toEqual({
    everyMs: 1000,
    buckets: [
      { at: '2026-05-01T10:00:00.000Z', counts: { success: 1, failed: 1 } },
      { at: '2026-05-01T10:00:01.000Z', counts: {} },
      { at: '2026-05-01T10:00:02.000Z', counts: { success: 1 } },
    ],
  })
})

it('takes longer buckets for a longer time, and never more than 60', async () => {
  const { journal, tell } = await startJournal()
  const history = createOutcomeHistory(journal)
  for (const minute of [0, 10, 50]) await tell(minute * 60, 'success')
  const { everyMs, buckets } = await history.of({ ruleId: 'r', since })
  expect([everyMs, buckets.length]).toEqual([60_000, 51])
  expect(buckets.filter(({ counts }) => counts.success === 1)).toHaveLength(3)
})

it('leaves out what is before the window', async () => {
  const { journal, tell } = await startJournal()
  const history = createOutcomeHistory(journal)
  await tell(0, 'failed')
  await tell(100, 'success')
  const { buckets } = await history.of({ ruleId: 'r', since: new Date(epoch + 50_000) })
  expect(buckets).toEqual([{ at: '2026-05-01T10:01:40.000Z', counts: { success: 1 } }])
})

it('reads what an earlier process wrote, and counts nothing twice', async () => {
  const { tell, reopen } = await startJournal()
  await tell(0, 'success')
  const journal = await reopen()
  const history = createOutcomeHistory(journal)
  await journal.append({
    type: 'outcome',
    changeId: 'c',
    rule: { id: 'r', name: 'r' },
    subject: { type: 'user', id: 'u', name: 'ada' },
    status: 'success',
    summary: '',
  })
  const { buckets } = await history.of({ ruleId: 'r', since })
  expect(buckets).toEqual([{ at: '2026-05-01T10:00:00.000Z', counts: { success: 2 } }])
})

it('has nothing for a rule without outcomes, and is empty after a reset of the store', async () => {
  const { journal, tell, clear } = await startJournal()
  const history = createOutcomeHistory(journal)
  expect((await history.of({ ruleId: 'r', since })).buckets).toEqual([])
  await tell(0, 'success')
  await clear()
  journal.restart()
  history.restart()
  expect((await history.of({ ruleId: 'r', since })).buckets).toEqual([])
})
