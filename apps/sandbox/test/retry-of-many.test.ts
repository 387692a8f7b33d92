import * as fc from 'fast-check'
import type { PlanReport, RetryQuery, RetryStart } from '@pingone-sandbox/contract'
import type { OutboundRequest, TransportResult } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { startEngine } from './engine.ts'
import { startTenant } from './tenant.ts'

const everyone = 'population.id pr'
type Engine = Awaited<ReturnType<typeof startEngine>>

const answer = (status: number): TransportResult => ({
  response: { status, headers: {}, body: '' },
})

const userNameIn = ({ body }: OutboundRequest): string =>
  String((JSON.parse(body ?? '{}') as { userName?: string }).userName)

/** Lets the target refuse each create of a user that has a status here. */
function refuse(engine: Engine, statusOf: (userName: string) => number | undefined): void {
  engine.meddle(async (request, send) => {
    const isCreate = request.method === 'POST' && request.url.endsWith('/Users')
    const status = isCreate ? statusOf(userNameIn(request)) : undefined
    return status === undefined ? send() : answer(status)
  })
}

async function retry(engine: Engine, query: RetryQuery = {}): Promise<RetryStart> {
  const started = await engine.provisioning().retry(query)
  if ('missing' in started) throw new Error(`There is no ${started.missing} ${started.id}.`)
  return started
}

it('retries more than any page holds with one change', async () => {
  const users = 1200
  await using tenant = await startTenant({ users })
  const { control, connection, sandbox } = tenant
  await control.setDelivery(connection.id, { retries: 0, circuitThreshold: 0 })
  await control.setFaults([
    { operation: 'create', times: users, effect: { kind: 'status', status: 500 } },
  ])
  const { id: ruleId } = await tenant.rule(everyone)
  await tenant.revise()
  await sandbox.waitForIdle(120_000)
  const { changeId = '', ...counts } = await control.retry()
  expect(counts).toEqual({ users, groups: 0 })
  await sandbox.waitForIdle(120_000)
  expect(await control.change(changeId)).toMatchObject({
    subject: { type: 'rule', id: ruleId },
    ...{ summary: 'Retry of 1,200 users that failed', ends: { created: users } },
  })
  expect(await control.retry()).toEqual({ users: 0, groups: 0 })
}, 300_000)

it('continues after a kill in the midst of it, and creates no user twice', async () => {
  await using engine = await startEngine({ delivery: { retries: 0, concurrency: 2 } })
  const team = await engine.group('Team')
  const names = Array.from({ length: 20 }, (_, index) => `user${index}`)
  for (const name of names) await engine.join(await engine.hire(name), team)
  refuse(engine, () => 400)
  await engine.rule(everyone, [team])
  await engine.revise()
  await engine.pingone().whenIdle()

  const killed = Promise.withResolvers<void>()
  let created = 0
  engine.meddle(async (request, send) => {
    const result = await send()
    if (request.method === 'POST' && (created += 1) === 7) {
      engine.kill()
      killed.resolve()
    }
    return result
  })
  const { changeId = '' } = await retry(engine)
  await killed.promise
  engine.meddle((_, send) => send())
  await engine.restart()
  expect((await engine.users()).map(({ userName = '' }) => userName).toSorted()).toEqual(
    names.toSorted(),
  )
  expect((await engine.groups())[0]?.members).toHaveLength(20)
  expect(await engine.pingone().journal.change(changeId)).toMatchObject({ finished: true })
})

interface Case {
  /** By user: the status with which the target refuses the create, and whether the user is a member of the group. */
  readonly users: readonly { readonly refused: number | undefined; readonly isMember: boolean }[]
  readonly by: 'all' | 'cause' | 'subjects'
  readonly named: readonly number[]
}

const example: fc.Arbitrary<Case> = fc.record({
  users: fc.array(
    fc.record({
      refused: fc.constantFrom(undefined, 400, 500),
      isMember: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  by: fc.constantFrom('all' as const, 'cause' as const, 'subjects' as const),
  named: fc.uniqueArray(fc.nat({ max: 5 }), { minLength: 1, maxLength: 3 }),
})

const runs = Number(process.env['RETRY_RUNS'] ?? 20)

it('sends requests for what failed and is asked for only, as its plan says', async () => {
  const property = fc.asyncProperty(example, check)
  const held = fc.assert(property, { seed: 20_262, numRuns: runs, endOnFailure: true })
  await expect(held).resolves.toBeUndefined()
}, 600_000)

async function check({ users, by, named }: Case): Promise<void> {
  await using engine = await startEngine({ delivery: { retries: 0, concurrency: 1 } })
  const team = await engine.group('Team')
  const ids: string[] = []
  for (const [index, { isMember }] of users.entries()) {
    const user = await engine.hire(`user${index}`)
    ids.push(user.id)
    if (isMember) await engine.join(user, team)
  }
  refuse(engine, (userName) => users[Number(userName.slice('user'.length))]?.refused)
  const { id: ruleId } = await engine.rule(everyone, [team])
  await engine.revise()
  await engine.pingone().whenIdle()

  const chosen = named.filter((index) => index < users.length)
  const subjects = chosen.map((index) => ({ type: 'user' as const, id: ids[index] ?? '' }))
  if (by === 'subjects' && subjects.length === 0) return
  const isRetried = (index: number) =>
    users[index]?.refused !== undefined &&
    (by === 'all' || (by === 'cause' ? users[index]?.refused === 400 : chosen.includes(index)))
  const retried = [...users.keys()].filter(isRetried)

  const failed = retried.map((index) => ({ type: 'user' as const, id: ids[index] ?? '' }))
  const plan =
    failed.length === 0
      ? undefined
      : ((await engine.provisioning().plan({
          ...{ configuration: 'current', limit: 1000, subjects: failed },
        })) as PlanReport)
  const sent: OutboundRequest[] = []
  engine.meddle((request, send) => {
    sent.push(request)
    return send()
  })
  const started = await retry(
    engine,
    by === 'all' ? {} : by === 'cause' ? { cause: 'refused' } : { subjects },
  )
  expect(started).toMatchObject({ users: retried.length, groups: 0 })
  await engine.pingone().whenIdle()

  const isOfGroup = ({ url }: { readonly url: string }) => url.includes('/Groups')
  const ofUsers = sent.filter((request) => !isOfGroup(request))
  const created = ofUsers.filter(({ method }) => method === 'POST').map(userNameIn)
  expect(created.toSorted()).toEqual(retried.map((index) => `user${index}`).toSorted())
  expect(ofUsers).toHaveLength(2 * retried.length)
  // The group gets its new members, and is not touched without any.
  const joins = retried.some((index) => users[index]?.isMember)
  expect(sent.some(isOfGroup)).toBe(joins)

  const planned = plan?.actions.flatMap(({ requests }) => requests) ?? []
  const linesOf = (requests: readonly { readonly method: string; readonly url: string }[]) =>
    requests.map(({ method, url }) => `${method} ${url}`).toSorted()
  expect(linesOf(planned)).toEqual(linesOf(sent))

  for (const [index, { refused }] of users.entries()) {
    const state = await engine.provisioning().ruleStates.subject(ruleId, ids[index] ?? '')
    const isLeft = refused !== undefined && !isRetried(index)
    expect(state?.status).toBe(isLeft ? 'FAILED' : 'SUCCESS')
  }
}
