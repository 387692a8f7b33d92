import { createMemoryStore } from '@pingone-sandbox/store/memory'
import { expect, it } from 'vitest'
import type { Exchange, JournalEntry } from '@pingone-sandbox/contract'
import { journalCollections } from './collections.ts'
import { createJournal } from './journal.ts'

const clock = () => new Date('2026-01-01T00:00:00Z')
const openStore = () => createMemoryStore({ collections: journalCollections })
const head = (changeId: string) => ({
  type: 'change' as const,
  changeId,
  action: 'USER.CREATED',
  subject: { type: 'user' as const, id: 'u1', name: 'ada' },
  summary: 'ada was created',
})
const exchange = (id: string, method: string, status: number): Exchange => ({
  id,
  at: clock().toISOString(),
  durationMs: 1,
  purpose: 'lookup',
  summary: 'Look',
  changeId: 'c1',
  connection: { name: 'Target' },
  subject: { type: 'user', id: 'u1', name: 'ada' },
  attempt: 1,
  request: { method, url: 'http://target/Users', headers: {} },
  response: { status, headers: {}, body: '' },
  quirks: [],
})

it('numbers entries in the order of the calls and notifies listeners', async () => {
  const journal = await createJournal({ store: openStore(), clock })
  const heard: JournalEntry[] = []
  journal.subscribe((entry) => heard.push(entry))
  await Promise.all([
    journal.append(head('c1')),
    journal.append(head('c2')),
    journal.append(head('c3')),
  ])
  expect(heard.map((entry) => [entry.seq, entry.changeId])).toEqual([
    [1, 'c1'],
    [2, 'c2'],
    [3, 'c3'],
  ])
  expect(await journal.entries({ after: 1, limit: 10 })).toEqual(heard.slice(1))
  expect(await journal.entries({ before: 'end', limit: 2 })).toEqual(heard.slice(1))
  expect(await journal.entries({ before: 3, limit: 1 })).toEqual(heard.slice(1, 2))
  expect(await journal.entries({ before: 2, limit: 10 })).toEqual(heard.slice(0, 1))
})

it('continues where an earlier process stopped', async () => {
  const store = openStore()
  await (await createJournal({ store, clock })).append(head('c1'))
  const journal = await createJournal({ store, clock })
  await journal.append({ type: 'finished', changeId: 'c1', summary: 'Finished' })
  expect(await journal.change('c1')).toMatchObject({
    id: 'c1',
    finished: true,
    entries: [{ seq: 1 }, { seq: 2 }],
  })
})

it('finds exchanges by what they were, newest first, page by page', async () => {
  const journal = await createJournal({ store: openStore(), clock })
  for (const [id, method, status] of [
    ['e1', 'GET', 200],
    ['e2', 'POST', 201],
    ['e3', 'POST', 409],
  ] as const)
    await journal.append({
      type: 'exchange',
      changeId: 'c1',
      exchange: exchange(id, method, status),
    })
  const ids = async (query: Parameters<typeof journal.exchanges>[0]) =>
    (await journal.exchanges(query)).exchanges.map(({ id }) => id)
  expect(await ids({})).toEqual(['e3', 'e2', 'e1'])
  expect(await ids({ method: 'post' })).toEqual(['e3', 'e2'])
  expect(await ids({ status: 409, userId: 'u1' })).toEqual(['e3'])
  expect(await ids({ userId: 'u2' })).toEqual([])
  const { cursor } = await journal.exchanges({ limit: 2 })
  expect(await ids({ limit: 2, ...(cursor !== undefined && { cursor }) })).toEqual(['e1'])
  expect(await journal.exchange('e2')).toMatchObject({ id: 'e2', seq: 2 })
})

it('keeps the entries beside one whose writes cannot be made', async () => {
  const journal = await createJournal({ store: openStore(), clock })
  const impossible = { kind: 'delete', collection: 'changeQueue', id: 'nobody' } as const
  const results = await Promise.allSettled([
    journal.append(head('c1')),
    journal.append(head('c2'), [impossible]),
    journal.append(head('c3')),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(
    (await journal.entries({ limit: 10 })).map(({ seq, changeId }) => [seq, changeId]),
  ).toEqual([
    [1, 'c1'],
    [2, 'c3'],
  ])
})
