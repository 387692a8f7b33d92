import { Collection } from '@msw/data'
import {
  changeIdOf,
  group,
  isSought,
  journalEntry,
  population,
  quirk,
  subjectOf,
  user,
  withEntry,
  type ChangeCriteria,
  type ChangeSummary,
  type JournalEntry,
  type SandboxInfo,
  type Setting,
} from '@pingone-sandbox/contract'
import { matches, parseFilter } from '@pingone-sandbox/scim'
import { http, HttpResponse, sse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { z } from 'zod'
import type { FakeEntry } from './fake-journal.ts'
import { answerPlan, fakePlan } from './fake-plan.ts'
import { createFakeLessons } from './fake-lessons.ts'

export const fakeInfo: SandboxInfo = {
  version: '1.0.0',
  command: 'npx pingone-sandbox',
  scim: 'http://target.test/scim/v2',
  scimToken: 'scim-token',
  environmentId: 'environment',
  clientId: 'client',
  clientSecret: 'secret',
  persistence: 'in memory',
  profile: 'current',
}

/**
 * A sandbox for tests of components: the APIs that the console reads, over collections that a test fills.
 *
 * Call it at the top of a test file; a test adds what it needs with `server.use`. The collections are empty again after each test.
 *
 * @example
 * const sandbox = useSandboxApi()
 * it('lists what happened', async () => {
 *   await sandbox.tell(...fakeChange())
 *   renderPage(<ActivityPage />)
 * })
 */
export function useSandboxApi() {
  const journal = new Collection({ schema: z.object({ seq: z.number(), entry: journalEntry }) })
  const quirks = new Collection({ schema: quirk })
  const users = new Collection({ schema: user })
  const groups = new Collection({ schema: group })
  const populations = new Collection({ schema: population })
  const lessons = createFakeLessons()
  const streams = new Set<(message: MessageEvent<string>) => void>()
  const platform = `/v1/environments/${fakeInfo.environmentId}`

  const entries = () => journal.all().map(({ entry }) => entry)
  const page = (found: readonly object[], { searchParams }: URL) => {
    const start = Number(searchParams.get('cursor') ?? 0)
    const end = start + Number(searchParams.get('limit') ?? 100)
    return { items: found.slice(start, end), ...(end < found.length && { cursor: String(end) }) }
  }

  const server = setupServer(
    sse('/_sandbox/events', ({ client, request }) => {
      const send = (message: MessageEvent<string>) => client.dispatchEvent(message)
      streams.add(send)
      // The answer begins with its first message; this one is empty.
      client.send({ retry: 1000 })
      request.signal.addEventListener('abort', () => streams.delete(send))
    }),
    ...lessons.handlers,
    http.get('/_sandbox/pace', () =>
      HttpResponse.json({
        ...{ mode: 'running', perSecond: null },
        ...{ steps: 0, waiting: 0, passed: 0 },
      }),
    ),
    http.get('/_sandbox/checks', () => HttpResponse.json({ checks: [] })),
    // Nothing is sent, unless a test says so.
    http.post('/_sandbox/plan', () => answerPlan(fakePlan())),
    http.get('/_sandbox/rules', () => HttpResponse.json({ rules: [] })),
    http.get('/_sandbox/info', () => HttpResponse.json(fakeInfo)),
    http.get('/_sandbox/quirks', () =>
      HttpResponse.json({ quirks: quirks.all().map((each) => ({ ...each, active: true })) }),
    ),
    http.get('/_sandbox/entries', () =>
      HttpResponse.json({ entries: entries(), dropped: { count: 0 } }),
    ),
    http.get('/_sandbox/changes', ({ request }) => {
      const url = new URL(request.url)
      const { cursor: _, limit: __, ...criteria } = Object.fromEntries(url.searchParams)
      const found = summariesOf(entries())
        .filter((change) => isSought(change, criteria as ChangeCriteria))
        .reverse()
      const { items: changes, cursor } = page(found, url)
      const seq = entries().at(-1)?.seq ?? 0
      return HttpResponse.json({ seq, changes, cursor, dropped: { count: 0 } })
    }),
    http.get('/_sandbox/changes/:id', ({ params: { id }, request }) => {
      const {
        after = 0,
        status,
        subjectId,
        search,
      } = Object.fromEntries(new URL(request.url).searchParams)
      const summary = summariesOf(entries()).find((change) => change.id === id)
      if (summary === undefined) return notFound(`The journal has no change ${String(id)}.`)
      const all = entries().filter((entry) => changeIdOf(entry) === id)
      const withStatus = new Set(
        all.flatMap((entry) =>
          entry.type === 'outcome' && entry.status === status ? [entry.subject.id] : [],
        ),
      )
      const own = all.filter((entry) => {
        const about = entry.type === 'change' ? undefined : subjectOf(entry)
        return (
          (status === undefined || withStatus.has(about?.id ?? '')) &&
          (subjectId === undefined || about?.id === subjectId) &&
          (search === undefined || about?.name.includes(search) === true)
        )
      })
      return HttpResponse.json({
        ...summary,
        entries: own.filter(({ seq }) => seq > Number(after)),
        total: own.length,
      })
    }),
    http.get('/_sandbox/exchanges', ({ request }) => {
      const { searchParams } = new URL(request.url)
      const subjectId = searchParams.get('userId') ?? searchParams.get('groupId')
      const before = Number(searchParams.get('before') ?? Infinity)
      const exchanges = exchangesOf(entries())
        .filter(({ seq, subject }) => subject?.id === subjectId && seq < before)
        .reverse()
      return HttpResponse.json({ exchanges })
    }),
    http.get('/_sandbox/exchanges/:id', ({ params: { id } }) => {
      const exchange = exchangesOf(entries()).find((each) => each.id === id)
      return exchange === undefined
        ? notFound(`The journal has no exchange ${String(id)}.`)
        : HttpResponse.json(exchange)
    }),
    http.post(`/${fakeInfo.environmentId}/as/token`, () =>
      HttpResponse.json({ access_token: 'token' }),
    ),
    http.get(`${platform}/users`, ({ request }) => list('users', users.all(), request)),
    http.get(`${platform}/groups`, ({ request }) => list('groups', groups.all(), request)),
    http.get(`${platform}/populations`, ({ request }) =>
      list('populations', populations.all(), request),
    ),
  )

  function list(key: string, all: readonly object[], request: Request) {
    const url = new URL(request.url)
    // By the same filter language as the sandbox.
    const filter = url.searchParams.get('filter')
    const found = filter === null ? all : all.filter((each) => matches(parseFilter(filter), each))
    const { items, cursor } = page(found, url)
    url.searchParams.set('cursor', cursor ?? '')
    return HttpResponse.json({
      _links: cursor === undefined ? {} : { next: { href: url.href } },
      _embedded: { [key]: items },
      count: found.length,
    })
  }

  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
  afterEach(() => {
    server.resetHandlers()
    streams.clear()
    lessons.clear()
    for (const collection of [journal, quirks, users, groups, populations]) collection.clear()
  })
  afterAll(() => server.close())

  return {
    server,
    quirks,
    users,
    groups,
    populations,
    lessons,
    /** Sends an event to each follower of the stream, as after a change of a setting by another client. */
    tellOfSetting(setting: Setting): void {
      for (const send of streams)
        send(new MessageEvent('setting', { data: JSON.stringify({ setting }) }))
    },
    /** Empties the journal and the progress in the guide, and sends the event of a reset to each follower. A test clears other state itself. */
    reset(): void {
      journal.clear()
      lessons.clear()
      for (const send of streams) send(new MessageEvent('reset', { data: '{}' }))
    },
    /** Writes entries into the journal, and sends them to each follower. */
    async tell(...entries: readonly FakeEntry[]): Promise<void> {
      for (const entry of entries) {
        const seq = journal.all().length + 1
        const numbered = { ...entry, seq }
        // Their numbers are their order.
        // oxlint-disable-next-line no-await-in-loop
        await journal.create({ seq, entry: numbered })
        for (const send of streams) send(eventOf(numbered))
      }
    },
  }
}

const eventOf = (entry: JournalEntry) =>
  new MessageEvent(entry.type, { lastEventId: String(entry.seq), data: JSON.stringify(entry) })

const notFound = (message: string) =>
  HttpResponse.json({ code: 'not_found', message }, { status: 404 })

function summariesOf(entries: readonly JournalEntry[]): readonly ChangeSummary[] {
  const summaries = new Map<string, ChangeSummary>()
  for (const entry of entries) {
    const id = changeIdOf(entry)
    const summary = withEntry(summaries.get(id), entry)
    if (summary !== undefined) summaries.set(id, summary)
  }
  return [...summaries.values()]
}

const exchangesOf = (entries: readonly JournalEntry[]) =>
  entries.flatMap((entry) =>
    entry.type === 'exchange' ? [{ ...entry.exchange, seq: entry.seq }] : [],
  )
