import {
  changeIdOf,
  outcomeStatuses,
  type Exchange,
  type JournalEntry,
  type Moment,
  type SubjectKey,
} from '@pingone-sandbox/contract'
import { createMemoryStore } from '@pingone-sandbox/store/memory'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { journalCollections } from '../journal/collections.ts'
import { createJournal, type Journal, type NewEntry } from '../journal/journal.ts'
import { isAbout } from '../journal/subject-history.ts'
import { momentOf } from './moment.ts'

const clock = () => new Date('2026-01-01T00:00:00Z')
const rules = ['r1', 'r2'].map((id) => ({ id, name: `Rule ${id}` }))
const subjects = [
  { type: 'user', id: 'u1', name: 'ada' },
  { type: 'user', id: 'u2', name: 'bob' },
  { type: 'user', id: 'u3', name: 'cy' },
  { type: 'group', id: 'g1', name: 'Team' },
  { type: 'group', id: 'g2', name: 'Guild' },
] as const
const own = [...subjects, { type: 'rule', id: 'r1', name: 'Rule r1' }] as const

const exchange = (id: number, about: Partial<Exchange>): Exchange => ({
  ...{ id: `x${id}`, at: clock().toISOString(), durationMs: 1, purpose: 'create' },
  ...{ summary: 'Create', connection: { id: 'c1', name: 'Target' }, attempt: 1 },
  request: { method: 'POST', url: 'https://target.test/Users', headers: {}, body: '{}' },
  response: { status: 201, headers: {}, body: '{}' },
  quirks: [],
  ...about,
})

/** Something that happens: a change begins, work is done on a subject, a change ends, the process starts again. */
const event = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      change: fc.nat(4),
      subject: fc.nat(own.length - 1),
      group: fc.option(fc.constantFrom(3, 4), { nil: undefined, freq: 3 }),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'decision' as const,
        'exchange' as const,
        'retry' as const,
        'outcome' as const,
      ),
      change: fc.nat(4),
      subject: fc.nat(subjects.length - 1),
      rule: fc.nat(1),
      status: fc.constantFrom(...outcomeStatuses),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('request' as const),
      subject: fc.option(fc.nat(subjects.length - 1), { nil: undefined, freq: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('circuit' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('finished' as const), change: fc.nat(4) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
)
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never

/** Plays events, of which several at a time share a commit. A change has a first entry, and nothing follows its end. */
async function play(events: readonly Event[], open: () => Promise<Journal>): Promise<Journal> {
  let journal = await open()
  let pending: Promise<void>[] = []
  let count = 0
  const names = new Map<number, string>()
  const settle = async () => {
    await Promise.all(pending)
    pending = []
  }
  for (const each of events) {
    count += 1
    if (each.kind === 'restart') {
      await settle()
      journal = await open()
      continue
    }
    const entry = entryOf(each, { count, names })
    if (entry) pending.push(journal.append(entry))
    if (count % 4 === 0) await settle()
  }
  await settle()
  return journal
}

function entryOf(
  each: Exclude<Event, { kind: 'restart' }>,
  { count, names }: { readonly count: number; readonly names: Map<number, string> },
): NewEntry | undefined {
  const summary = `${each.kind} ${count}`
  if (each.kind === 'circuit')
    return { type: 'circuit', connection: { id: 'c1', name: 'Target' }, state: 'open', summary }
  if (each.kind === 'request') {
    const subject = each.subject === undefined ? undefined : subjects[each.subject]
    return { type: 'exchange', exchange: exchange(count, { ...(subject && { subject }) }) }
  }
  const known = names.get(each.change)
  if (each.kind === 'change') {
    if (known !== undefined) return undefined
    const [subject, group] = [
      own[each.subject] ?? own[0],
      each.group === undefined ? undefined : subjects[each.group],
    ]
    names.set(each.change, `change-${count}`)
    const isMembership = group && subject.id !== group.id && subject.type !== 'rule'
    return {
      ...{ type: 'change', changeId: `change-${count}`, action: 'USER.UPDATED', subject, summary },
      ...(isMembership && { group }),
    }
  }
  if (known === undefined) return undefined
  if (each.kind === 'finished') {
    names.delete(each.change)
    return { type: 'finished', changeId: known, summary }
  }
  const subject = subjects[each.subject] ?? subjects[0]
  const rule = rules[each.rule] ?? { id: 'r1', name: 'Rule r1' }
  const head = { changeId: known, rule, subject }
  switch (each.kind) {
    case 'decision':
      return { type: 'decision', ...head, inScope: true, conditions: [], steps: [], summary }
    case 'retry':
      return { type: 'retry', ...head, attempt: 1, waitMs: 1, summary }
    case 'outcome':
      return { type: 'outcome', ...head, status: each.status, summary }
    case 'exchange':
      return {
        type: 'exchange',
        changeId: known,
        exchange: exchange(count, { changeId: known, rule, subject }),
      }
  }
}

/** The moments of a subject with the numbers of their entries, read page by page. */
async function storyOf(journal: Journal, subject: SubjectKey, limit: number) {
  const moments: Moment[] = []
  let cursor: string | undefined
  do {
    const page = await journal.history.page(subject, { limit, ...(cursor && { cursor }) })
    for (const concerning of page.changes) {
      const moment = momentOf({
        ...{ subject, concerning },
        complete: (each) => each,
        culpritOf: () => undefined,
      })
      if (moment) moments.push(moment)
    }
    cursor = page.cursor
  } while (cursor !== undefined)
  return moments
}

/** The numbers of the entries that a moment shows, without the first one, which may announce the change. */
const shownIn = ({ rules: runs, exchanges }: Moment): number[] => [
  ...runs.flatMap(({ decision, outcome, exchanges: sent, retries }) =>
    [decision, outcome, ...sent, ...retries].flatMap((each) => (each ? [each.seq] : [])),
  ),
  ...exchanges.map(({ seq }) => seq),
]

const stores = [
  ['SQLite', () => createSqliteStore({ collections: journalCollections })],
  ['memory', () => createMemoryStore({ collections: journalCollections })],
] as const

it.each(stores)(
  'tells exactly the entries about a user or group, each once, over %s',
  async (_, createStore) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 10, maxLength: 60 }),
        fc.integer({ min: 1, max: 3 }),
        async (events, limit) => {
          const store = createStore()
          const journal = await play(events, () => createJournal({ store, clock }))
          const entries = await journal.entries({ limit: 1000 })
          for (const subject of subjects) {
            const about = entries.filter((entry) => isAbout(entry, subject))
            const moments = await storyOf(journal, subject, limit)
            const shown = moments.flatMap((moment) => [
              ...new Set([moment.seq, ...shownIn(moment)]),
            ])
            expect(shown.toSorted((one, other) => one - other)).toEqual(about.map(({ seq }) => seq))
            const ids = moments.map(({ changeId }) => changeId)
            expect(ids).toEqual(changesOf(about))
            const { changes } = await journal.changes({ subjectId: subject.id, limit: 1000 })
            expect(new Set(changes.map(({ id }) => id))).toEqual(new Set(ids))
            for (const { changeId, others } of moments)
              expect(others).toBe(concernedBy(entries, changeId) - 1)
          }
          await store.close()
        },
      ),
      { numRuns: 60 },
    )
  },
)

/** The changes of entries, in the order of their first entries, newest first. */
const changesOf = (entries: readonly JournalEntry[]): readonly string[] =>
  [...new Set(entries.map(changeIdOf))].reverse()

const concernedBy = (entries: readonly JournalEntry[], changeId: string): number =>
  subjects.filter((subject) =>
    entries.some((entry) => changeIdOf(entry) === changeId && isAbout(entry, subject)),
  ).length

it('tells what retention has left of a change, too', async () => {
  const store = createSqliteStore({ collections: journalCollections })
  const journal = await createJournal({ store, clock, limits: { entries: 10 } })
  const [ada, bob] = subjects
  const [rule = { id: 'r1', name: 'Rule' }] = rules
  const head = (changeId: string): NewEntry => ({
    ...{ type: 'change', changeId, action: 'USER.UPDATED', subject: bob, summary: 'Updated' },
  })
  const decide = (changeId: string, subject: (typeof subjects)[number] = ada): NewEntry => ({
    ...{ type: 'decision', changeId, rule, subject, inScope: true },
    ...{ conditions: [], steps: [], summary: 'In scope' },
  })
  await journal.append(head('long'))
  await journal.append(decide('long'))
  for (let count = 0; count < 520; count += 1) {
    await journal.append(head(`short-${count}`))
    if (count === 504) await journal.append(decide('long', bob))
  }
  await journal.append({
    ...{
      type: 'outcome',
      changeId: 'long',
      rule,
      subject: ada,
      status: 'success',
      summary: 'Done',
    },
  })
  await journal.append(decide('short-519'))
  expect(journal.dropped().count).toBeGreaterThan(2)

  const moments = await storyOf(journal, ada, 1)
  expect(moments.map(({ changeId, rules: runs }) => [changeId, runs[0]?.outcome?.status])).toEqual([
    ['short-519', undefined],
    ['long', 'success'],
  ])
  const { changes } = await journal.changes({ subjectId: ada.id })
  expect(changes.map(({ id }) => id)).toEqual(['short-519', 'long'])
})
