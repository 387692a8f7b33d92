import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createJournal, pingOneCollections } from '@pingone-sandbox/pingone'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'

const rule = { id: 'rule', name: 'Everyone' }
const names = ['ada', 'bob', 'cy', 'dan', 'eve', 'fay']
const entriesOfChange = 5
const changesAtOnce = 500

/** Writes a data folder whose journal has so many entries: updates of users, of which each fiftieth failed. */
export async function fillJournal(folder: string, entries: number): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const store = createSqliteStore({
    collections: pingOneCollections,
    file: join(folder, 'pingone.db'),
  })
  const journal = await createJournal({ store, clock: () => new Date() })
  const changes = Math.ceil(entries / entriesOfChange)
  for (let first = 0; first < changes; first += changesAtOnce) {
    const count = Math.min(changesAtOnce, changes - first)
    // Entries that wait at the same time share a commit; all at once would not fit into memory.
    // oxlint-disable-next-line no-await-in-loop
    await Promise.all(
      Array.from({ length: count }, (_, index) => writeChange(journal, first + index + 1)),
    )
  }
  await store.close()
}

async function writeChange(
  journal: Awaited<ReturnType<typeof createJournal>>,
  number: number,
): Promise<void> {
  const changeId = `change-${number}`
  const name = `${names[number % names.length]}.${number}`
  const subject = { type: 'user' as const, id: `user-${number % 5000}`, name }
  const about = { changeId, rule, subject }
  await Promise.all([
    journal.append({
      type: 'change',
      changeId,
      action: 'USER.UPDATED',
      subject,
      summary: `User ${name} was updated.`,
    }),
    journal.append({
      ...about,
      type: 'decision',
      inScope: true,
      conditions: [{ expression: 'enabled eq true', seen: [true], holds: true }],
      steps: ['update'],
      summary: 'To do: update',
    }),
    journal.append({
      type: 'exchange',
      changeId,
      exchange: {
        ...about,
        id: `exchange-${number}`,
        at: new Date().toISOString(),
        durationMs: 3,
        purpose: 'update',
        summary: 'Replace the user',
        connection: { id: 'connection', name: 'Vendor' },
        attempt: 1,
        request: { method: 'PUT', url: `http://vendor.test/Users/${number}`, headers: {} },
        response: { status: 200, headers: {}, body: JSON.stringify({ id: String(number) }) },
        quirks: [],
      },
    }),
    journal.append({
      ...about,
      type: 'outcome',
      status: number % 50 === 0 ? 'failed' : 'success',
      targetId: String(number),
      summary: 'Updated',
    }),
    journal.append({ type: 'finished', changeId, summary: 'Finished: 1 updated' }),
  ])
}
