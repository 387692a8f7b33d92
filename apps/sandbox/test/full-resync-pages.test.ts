import type { OutboundRequest, TransportResult } from '@pingone-sandbox/pingone'
import { createProfile } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { startEngine } from './engine.ts'
import { writesIn } from './resynced-team.ts'
import { syncStatusIn } from './rule-state.ts'

const isList = ({ method, url }: Pick<OutboundRequest, 'method' | 'url'>) =>
  method === 'GET' && /\/Users\?startIndex=/.test(url)

interface ListBody {
  readonly Resources: readonly { readonly id: string }[]
}

/** What targets make of a list: the page that they answer, from the whole list and the query. */
const lists: Readonly<Record<string, (all: ListBody, query: URLSearchParams) => object | string>> =
  {
    'ignores startIndex': ({ Resources }) => ({
      totalResults: 5,
      Resources: Resources.slice(0, 2),
    }),
    'serves smaller pages': ({ Resources }, query) => ({
      totalResults: 5,
      itemsPerPage: 2,
      Resources: Resources.slice(Number(query.get('startIndex')) - 1).slice(0, 2),
    }),
    'counts from zero': ({ Resources }, query) => ({
      totalResults: 5,
      Resources: Resources.slice(Number(query.get('startIndex'))),
    }),
    'leaves out rows': ({ Resources }) => ({ totalResults: 3, Resources: Resources.slice(2) }),
    'gives rows without ids': ({ Resources }) => ({
      totalResults: 5,
      Resources: Resources.map(({ id: _, ...row }) => row),
    }),
    'gives ids and names alone': ({ Resources }) => ({
      totalResults: 5,
      Resources: Resources.map(({ id }) => ({ id })),
    }),
    'repeats rows': ({ Resources }) => ({
      totalResults: 10,
      Resources: [...Resources, ...Resources],
    }),
    'answers no list': () => '<html>Log in</html>',
  }

it.each(Object.keys(lists))(
  'writes nothing and creates no user twice at a target that %s',
  async (name) => {
    await using engine = await startEngine({
      profile: createProfile('current', { resyncRead: 'list' }),
      delivery: { retries: 0 },
    })
    for (const user of ['ada', 'bob', 'cleo', 'dan', 'eve']) await engine.hire(user)
    const rule = await engine.rule('population.id pr')
    await engine.revise()
    const before = await engine.users()
    const sent: OutboundRequest[] = []
    engine.meddle(async (request, send) => {
      sent.push(request)
      expect(sent.length).toBeLessThan(50)
      return isList(request) ? answerWith(name, request, { send, engine }) : send()
    })
    await engine.pingone().resync(rule.id)
    expect(await engine.users()).toEqual(before)
    expect(sent.some(isList)).toBe(true)
    expect(sent.filter(({ method }) => method !== 'GET')).toEqual([])
  },
)

async function answerWith(
  name: string,
  { url }: OutboundRequest,
  {
    send,
    engine,
  }: {
    readonly send: () => Promise<TransportResult>
    readonly engine: Awaited<ReturnType<typeof startEngine>>
  },
): Promise<TransportResult> {
  const result = await send()
  if (!result.response) return result
  const all = (await (await engine.target.send('GET', '/Users?count=1000')).json()) as ListBody
  const answer = lists[name]?.(all, new URL(url).searchParams) ?? {}
  const body = typeof answer === 'string' ? answer : JSON.stringify(answer)
  return { ...result, response: { ...result.response, body } }
}

it('reads the users that could not be read during an outage, and writes nothing', async () => {
  await using engine = await startEngine({
    delivery: { concurrency: 1, retries: 0, circuitThreshold: 2, circuitCoolDownMs: 50 },
  })
  for (const user of ['ada', 'bob', 'cleo', 'dan', 'eve']) await engine.hire(user)
  const team = await engine.group('Team')
  const rule = await engine.rule('population.id pr', [team])
  await engine.revise()
  await engine.groups()

  const sent: string[] = []
  let isDown = true
  engine.meddle((request, send) => {
    sent.push(request.method)
    if (!isDown) return send()
    // The first probe fails in the outage, the next succeeds.
    if (request.url.includes('count=1')) isDown = false
    return Promise.resolve({ failure: { code: 'reset', message: 'The connection was closed.' } })
  })
  const syncStatus = () => syncStatusIn(engine, rule.id)
  // First the resync ends, then the work on those who were left behind.
  const ended = Promise.withResolvers<void>()
  let ends = 0
  engine.pingone().journal.subscribe(({ type }) => {
    if (type === 'finished' && ++ends === 2) ended.resolve()
  })
  await engine.pingone().resync(rule.id)
  await ended.promise
  // Two were sent and got no answer.
  expect(await syncStatus()).toMatchObject({
    successCount: 3,
    failedCount: 2,
    groupSuccessCount: 1,
  })
  await engine.pingone().resync(rule.id)
  await engine.pingone().whenIdle()
  expect(await syncStatus()).toMatchObject({ successCount: 5, failedCount: 0 })
  expect(writesIn(sent.map((method) => `${method} `))).toEqual([])
})

it('keeps the links of a target that answers 404 to everything for a while', async () => {
  await using engine = await startEngine({ delivery: { retries: 0 } })
  for (const user of ['ada', 'bob']) await engine.hire(user)
  const team = await engine.group('Team')
  const rule = await engine.rule('population.id pr', [team])
  await engine.revise()
  const [first] = await engine.users()
  const groups = await engine.groups()

  engine.meddle(async () => ({ response: { status: 404, headers: {}, body: '' } }))
  await engine.pingone().resync(rule.id)
  await engine.pingone().whenIdle()
  expect(await syncStatusIn(engine, rule.id)).toMatchObject({ failedCount: 2, groupFailedCount: 1 })

  // No lookup finds what has another name by now.
  const renamed = (path: string, value: string) => ({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path, value }],
  })
  await engine.target.send('PATCH', `/Users/${first?.id}`, renamed('userName', 'other'))
  await engine.target.send('PATCH', `/Groups/${groups[0]?.id}`, renamed('displayName', 'Other'))
  engine.meddle((_, send) => send())
  await engine.pingone().resync(rule.id)
  expect(await engine.users()).toHaveLength(2)
  expect(await engine.users()).toContainEqual(
    expect.objectContaining({ id: first?.id, userName: first?.userName }),
  )
  expect(await engine.groups()).toMatchObject([{ id: groups[0]?.id, displayName: 'Team' }])
})

it('resumes a Full Resync after an interruption', async () => {
  await using engine = await startEngine({ delivery: { concurrency: 1 } })
  for (const user of ['ada', 'bob', 'cleo', 'dan']) await engine.hire(user)
  const rule = await engine.rule('population.id pr')
  await engine.revise()
  for (const { id } of await engine.users()) await engine.target.send('DELETE', `/Users/${id}`)

  let creates = 0
  const second = Promise.withResolvers<void>()
  engine.meddle((request, send) => {
    if (request.method === 'POST' && ++creates === 2) {
      engine.kill()
      second.resolve()
    }
    return send()
  })
  await engine.pingone().resync(rule.id)
  await second.promise
  engine.meddle((_, send) => send())
  await engine.restart()
  expect((await engine.users()).map(({ userName }) => userName).sort()).toEqual([
    'ada',
    'bob',
    'cleo',
    'dan',
  ])
})
