import { createMemoryStore } from '@pingone-sandbox/store/memory'
import { expect, it } from 'vitest'
import { journalCollections } from './collections.ts'
import { createJournal, type NewEntry } from './journal.ts'
import type { RetentionLimits } from './retention.ts'

const openStore = () => createMemoryStore({ collections: journalCollections })
const day = 24 * 60 * 60 * 1000

const head = (changeId: string): NewEntry => ({
  type: 'change',
  changeId,
  action: 'USER.CREATED',
  subject: { type: 'user', id: 'u1', name: 'ada' },
  summary: 'ada was created',
})
const ending = (changeId: string): NewEntry => ({
  type: 'finished',
  changeId,
  summary: 'Finished',
})

/** A journal over a store, with a clock that the test moves. */
async function openJournal(limits: RetentionLimits, store = openStore()) {
  const time = { now: Date.parse('2026-01-01T00:00:00Z') }
  const journal = await createJournal({ store, clock: () => new Date(time.now), limits })
  return {
    journal,
    time,
    store,
    append: (count: number) =>
      Promise.all(Array.from({ length: count }, (_, index) => journal.append(head(`c${index}`)))),
    numbers: async () => (await journal.entries({ limit: 5000 })).map(({ seq }) => seq),
  }
}

it('drops from the beginning when there are too many, and says how many and until when', async () => {
  const { journal, append, numbers } = await openJournal({ entries: 100 })
  await append(600)
  await append(1)
  const { count } = journal.dropped()
  expect(count).toBe(500)
  expect(journal.dropped().until).toBe('2026-01-01T00:00:00.000Z')
  expect((await numbers())[0]).toBe(501)
  expect(await journal.entries({ before: 'end', limit: 1000 })).toHaveLength(101)
})

it('drops what is too old and keeps the newest, which counts on', async () => {
  const { journal, time, append, numbers } = await openJournal({
    entries: 1_000_000,
    ageMs: 30 * day,
  })
  await append(3)
  time.now += 31 * day
  await append(2)
  expect(await numbers()).toEqual([4, 5])
  expect(journal.dropped()).toEqual({ count: 3, until: '2026-01-01T00:00:00.000Z' })
})

it('says after a restart what was dropped before it', async () => {
  const { journal, append, store } = await openJournal({ entries: 100 })
  await append(700)
  const said = journal.dropped()
  expect(said.count).toBeGreaterThan(0)
  const next = await openJournal({ entries: 100 }, store)
  expect(next.journal.dropped()).toEqual(said)
  await next.append(1)
  expect((await next.numbers()).at(-1)).toBe(701)
})

it('drops a change with the last of its entries, not with the first', async () => {
  const { journal, append } = await openJournal({ entries: 100 })
  await journal.append(head('long'))
  await journal.append(head('short'))
  await journal.append(ending('short'))
  await append(700)
  await journal.append(ending('long'))
  expect(journal.dropped().count).toBeGreaterThan(3)
  expect(await journal.change('short')).toBeUndefined()
  expect(await journal.change('long')).toMatchObject({
    finished: true,
    entries: [{ type: 'finished' }],
  })
})
