import { createMemoryStore } from '@pingone-sandbox/store/memory'
import { expect, it } from 'vitest'
import { isSought, type OutcomeStatus } from '@pingone-sandbox/contract'
import type { ChangeQuery } from './change-pages.ts'
import { outboxCollections } from '../outbox/collections.ts'
import { journalCollections } from './collections.ts'
import { createJournal, type Journal } from './journal.ts'

const clock = () => new Date('2026-01-01T00:00:00Z')
const store = () =>
  createMemoryStore({ collections: [...journalCollections, ...outboxCollections] })
const staff = { id: 'r1', name: 'Staff' }
const user = (name: string) => ({ type: 'user' as const, id: `id-of-${name}`, name })

/** Writes down that a user was created and how that ended under some rules. */
async function tell(
  journal: Journal,
  name: string,
  outcomes: readonly (readonly [OutcomeStatus, typeof staff])[],
): Promise<void> {
  const changeId = `change-of-${name}`
  const subject = user(name)
  const summary = `${name} was created`
  await journal.append({ type: 'change', changeId, action: 'USER.CREATED', subject, summary })
  for (const [status, rule] of outcomes)
    await journal.append({
      ...{ type: 'outcome', changeId, rule, subject, status, summary: status },
      ...(status === 'failed' && { cause: rule === staff ? 'conflict' : 'credentials' }),
    })
}

it('counts what followed from a change and names the gravest outcome', async () => {
  const journal = await createJournal({ store: store(), clock })
  const guests = { id: 'r2', name: 'Guests' }
  await tell(journal, 'ada', [
    ['success', staff],
    ['failed', guests],
    ['success', staff],
  ])
  const ends = { created: 2, failed: 1 }
  await journal.append({ type: 'finished', changeId: 'change-of-ada', ends, summary: 'Finished' })
  expect(await journal.changes({})).toEqual({
    seq: 5,
    changes: [
      {
        id: 'change-of-ada',
        kind: 'change',
        seq: 1,
        last: 5,
        at: '2026-01-01T00:00:00.000Z',
        action: 'USER.CREATED',
        subject: user('ada'),
        summary: 'ada was created',
        finished: true,
        result: 'Finished',
        ends: { created: 2, failed: 1 },
        rules: [staff, guests],
        outcomes: { success: 2, failed: 1 },
        worst: 'failed',
        failures: [{ ruleId: 'r2', cause: 'credentials' }],
        exchanges: 0,
      },
    ],
  })
})

it('continues counting after a restart', async () => {
  const kept = store()
  await tell(await createJournal({ store: kept, clock }), 'ada', [['failed', staff]])
  const journal = await createJournal({ store: kept, clock })
  const [subject, changeId] = [user('ada'), 'change-of-ada']
  await journal.append({
    type: 'outcome',
    changeId,
    rule: staff,
    subject,
    status: 'success',
    summary: '',
  })
  expect(await journal.change(changeId)).toMatchObject({
    outcomes: { failed: 1, success: 1 },
    total: 3,
  })
})

it('counts no entry that could not be kept', async () => {
  const journal = await createJournal({ store: store(), clock })
  await tell(journal, 'ada', [])
  const impossible = { kind: 'delete', collection: 'changeQueue', id: 'nobody' } as const
  const refused = journal.append(
    { type: 'finished', changeId: 'change-of-ada', summary: 'Finished' },
    [impossible],
  )
  await expect(refused).rejects.toThrow('changeQueue/nobody')
  expect(await journal.change('change-of-ada')).toMatchObject({ finished: false, total: 1 })
})

it.each<{ query: ChangeQuery; names: string[] }>([
  { query: {}, names: ['cy', 'bob', 'ada'] },
  { query: { status: 'failed' }, names: ['cy', 'bob'] },
  // The conditions hold for the change, not for one outcome.
  { query: { status: 'success', ruleId: 'r1' }, names: ['cy', 'ada'] },
  { query: { ruleId: 'r2' }, names: ['cy'] },
  { query: { cause: 'conflict' }, names: ['cy', 'bob'] },
  { query: { cause: 'credentials' }, names: [] },
  // A cause is one under the rule.
  { query: { cause: 'conflict', ruleId: 'r1' }, names: ['cy', 'bob'] },
  { query: { cause: 'conflict', ruleId: 'r2' }, names: [] },
  { query: { subjectId: 'id-of-bob' }, names: ['bob'] },
  { query: { search: 'ADA was' }, names: ['ada'] },
  { query: { search: 'user.created', status: 'failed' }, names: ['cy', 'bob'] },
  { query: { search: 'nobody' }, names: [] },
])('finds changes by $query, newest first, page by page', async ({ query, names }) => {
  const journal = await createJournal({ store: store(), clock })
  await tell(journal, 'ada', [['success', staff]])
  await tell(journal, 'bob', [['failed', staff]])
  await tell(journal, 'cy', [
    ['failed', staff],
    ['success', { id: 'r2', name: 'Guests' }],
  ])
  await journal.append({ type: 'finished', changeId: 'change-of-ada', summary: 'Finished' })

  const found: string[] = []
  let cursor: string | undefined
  do {
    const page = await journal.changes({ ...query, limit: 1, ...(cursor && { cursor }) })
    found.push(...page.changes.map(({ subject }) => subject.name))
    cursor = page.cursor
  } while (cursor !== undefined)
  expect(found).toEqual(names)
  // Who follows the stream decides the same.
  const { changes } = await journal.changes({})
  expect(
    changes.filter((change) => isSought(change, query)).map(({ subject }) => subject.name),
  ).toEqual(names)
})
