import { createMemoryStore } from '@pingone-sandbox/store/memory'
import { expect, it } from 'vitest'
import type { FailureCause } from '@pingone-sandbox/contract'
import { keepChange } from './change-summaries.ts'
import { journalCollections } from './collections.ts'
import { nameEarlierFailures, type KnownStatuses } from './earlier-failures.ts'
import { createJournal } from './journal.ts'

const clock = () => new Date('2026-01-01T00:00:00Z')
const staff = { id: 'r1', name: 'Staff' }
const guests = { id: 'r2', name: 'Guests' }
const taken = 'The target has the name already.'
const subject = { type: 'user', id: 'u1', name: 'ada' } as const

/** A journal in which a change failed under one rule and succeeded under the other, as an earlier version kept it. */
async function keptEarlier(cause?: FailureCause) {
  const store = createMemoryStore({ collections: journalCollections })
  const journal = await createJournal({ store, clock })
  const head = { changeId: 'c1', subject }
  await journal.append({ type: 'change', ...head, action: 'USER.CREATED', summary: 'Created' })
  const failed = {
    type: 'outcome',
    ...head,
    rule: staff,
    status: 'failed',
    summary: taken,
  } as const
  await journal.append({ ...failed, ...(cause && { cause }) })
  await journal.append({ ...failed, rule: guests, status: 'success', summary: 'Created' })
  const { entries: _, total: __, failures: ___, ...earlier } = (await journal.change('c1'))!
  await store.commit([
    { kind: 'put', collection: 'changes', document: keepChange({ change: earlier }) },
  ])
  return store
}

it.each<{
  readonly why: string
  readonly entryCause?: FailureCause
  readonly status: Awaited<ReturnType<KnownStatuses['get']>>
  readonly cause: FailureCause
}>([
  { why: 'as its entry says', entryCause: 'refused', status: undefined, cause: 'refused' },
  {
    why: 'as the user still stands',
    status: { details: taken, cause: 'conflict' },
    cause: 'conflict',
  },
  {
    why: 'since no record shows it',
    status: { details: 'The target does not answer.', cause: 'no-answer' },
    cause: 'other',
  },
])(
  'finds a change of an earlier version by why it failed, $why',
  async ({ entryCause, status, cause }) => {
    const store = await keptEarlier(entryCause)
    await nameEarlierFailures(store, { get: async () => status })
    const journal = await createJournal({ store, clock })
    const found = async (ruleId: string) => (await journal.changes({ cause, ruleId })).changes
    expect(await found(staff.id)).toMatchObject([
      { id: 'c1', failures: [{ ruleId: staff.id, cause }], outcomes: { failed: 1, success: 1 } },
    ])
    expect(await found(guests.id)).toEqual([])
  },
)
