import type { JournalEntry } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { startEngine } from './engine.ts'

type Engine = Awaited<ReturnType<typeof startEngine>>

const names = Array.from({ length: 12 }, (_, index) => `user${index}`)

/** A tenant whose circuit opens after four failures, with a target that can be switched off. */
async function startUnreachable(delivery: object = {}) {
  const engine = await startEngine({
    delivery: {
      ...{ concurrency: 1, retries: 1, backoffMs: 1, maxBackoffMs: 5 },
      ...{ circuitThreshold: 4, circuitCoolDownMs: 5, ...delivery },
    },
  })
  let isUp = true
  const sent: string[] = []
  engine.meddle(async ({ method, url }, send) => {
    sent.push(`${method} ${new URL(url).search === '?count=1' ? 'probe' : 'user'}`)
    return isUp
      ? send()
      : { failure: { code: 'refused', message: 'target.test refuses connections.' } }
  })
  for (const name of names) await engine.hire(name)
  const rule = await engine.rule('population.id pr')
  return {
    engine,
    sent,
    rule,
    fail: () => void (isUp = false),
    recover: () => void (isUp = true),
    /** How often anything but a probe was sent. */
    attempts: () => sent.filter((line) => line.endsWith('user')).length,
  }
}

const unwell = { response: { status: 503, headers: {}, body: '' } } as const

const failuresOf = async (engine: Engine, ruleId: string) =>
  (await engine.provisioning().ruleStatus(ruleId, 3_600_000))?.failures

const circuitOf = async (engine: Engine) => (await engine.provisioning().connections())[0]?.circuit

const entries = (engine: Engine): Promise<readonly JournalEntry[]> =>
  engine.pingone().journal.entries({ limit: 1000 })

it('calls a target that is down one that does not answer while the circuit is closed', async () => {
  const { engine, rule, fail } = await startUnreachable({ circuitThreshold: 0 })
  await using _ = engine
  fail()
  await engine.revise()
  await engine.pingone().whenIdle()
  expect(await failuresOf(engine, rule.id)).toMatchObject({
    total: 12,
    causes: [{ cause: 'no-answer', count: 12, message: 'target.test refuses connections.' }],
  })
})

it('separates sent and deferred users, and shows why the circuit is open', async () => {
  const { engine, rule, fail } = await startUnreachable()
  await using _ = engine
  fail()
  await engine.revise()
  await engine.pingone().whenIdle()
  const failures = await failuresOf(engine, rule.id)
  expect(failures?.causes).toMatchObject([
    {
      cause: 'circuit-open',
      count: 10,
      message: expect.stringMatching(
        /^Not sent: .* The last request: target\.test refuses connections\.$/,
      ),
    },
    { cause: 'no-answer', count: 2 },
  ])
  expect(await circuitOf(engine)).toMatchObject({
    lastFailure: 'target.test refuses connections.',
  })
  const opened = (await entries(engine)).flatMap((entry) =>
    entry.type === 'circuit' && entry.state === 'open' ? [entry.summary] : [],
  )
  expect(opened[0]).toContain('The last request: target.test refuses connections.')
})

it('syncs only the deferred users once the target answers again', async () => {
  const { engine, rule, fail, recover } = await startUnreachable()
  await using _ = engine
  fail()
  await engine.revise()
  await engine.pingone().whenIdle()
  recover()
  await expect.poll(async () => (await engine.users()).length).toBe(10)
  expect(await failuresOf(engine, rule.id)).toMatchObject({
    total: 2,
    causes: [{ cause: 'no-answer', count: 2 }],
  })
  await engine.pingone().resync(rule.id)
  expect((await engine.users()).map(({ userName }) => userName).toSorted()).toEqual(
    names.toSorted(),
  )
})

it('syncs only the deferred users after a restart', async () => {
  const { engine, rule, fail, recover, attempts } = await startUnreachable()
  await using _ = engine
  fail()
  await engine.revise()
  await engine.pingone().whenIdle()
  const before = attempts()
  expect(before).toBe(4)
  await engine.restart()
  await engine.pingone().whenIdle()
  // Of the ten two open the circuit again.
  expect(await failuresOf(engine, rule.id)).toMatchObject({
    causes: [
      { cause: 'circuit-open', count: 8 },
      { cause: 'no-answer', count: 4 },
    ],
  })
  expect(attempts()).toBe(8)
  recover()
  await engine.restart()
  expect(await engine.users()).toHaveLength(8)
})

it('continues counting the attempts of a deferred user', async () => {
  const { engine, rule, fail, recover, attempts } = await startUnreachable({
    ...{ concurrency: 2, circuitThreshold: 2, retries: 2 },
  })
  await using _ = engine
  fail()
  await engine.revise()
  await engine.pingone().whenIdle()
  // Two requests open it before any of them is sent again.
  expect(attempts()).toBe(2)
  expect(await failuresOf(engine, rule.id)).toMatchObject({
    causes: [{ cause: 'circuit-open', count: 12 }],
  })
  recover()
  await expect.poll(async () => (await engine.users()).length).toBe(12)
  const first = (await entries(engine)).flatMap((entry) =>
    entry.type === 'exchange' && entry.exchange.subject?.name === 'user0'
      ? [`${entry.exchange.request.method} ${entry.exchange.attempt}`]
      : [],
  )
  expect(first).toEqual(['GET 1', 'GET 2', 'POST 2'])
})

it('sends no more than the attempts though the circuit opens and closes again and again', async () => {
  const { engine, rule } = await startUnreachable({
    ...{ concurrency: 3, circuitThreshold: 2, retries: 2 },
  })
  await using _ = engine
  const team = await engine.group('Team')
  const second = await engine.rule('username eq "nobody"', [team])
  let probes = 0
  const posts: string[] = []
  engine.meddle(async ({ method, url, body }, send) => {
    if (new URL(url).search === '?count=1') {
      probes += 1
      if (probes % 3 !== 0) return unwell
    }
    if (method !== 'POST') return send()
    posts.push(String(body))
    return unwell
  })
  await engine.revise()
  const causes = async () => {
    await engine.pingone().whenIdle()
    const of = await Promise.all([rule, second].map(({ id }) => failuresOf(engine, id)))
    return of
      .flatMap((failures) => failures?.causes ?? [])
      .map(({ cause, count }) => [cause, count])
  }
  await expect.poll(causes, { timeout: 50_000 }).toEqual([
    ['target-error', 12],
    ['target-error', 1],
  ])
  expect(posts).toHaveLength(13 * 3)
  expect(new Set(posts).size).toBe(13)
  // What remains is over: the circuit closes, and nothing more is sent.
  await expect.poll(() => circuitOf(engine), { timeout: 50_000 }).toMatchObject({ state: 'closed' })
  await engine.pingone().whenIdle()
  expect(posts).toHaveLength(13 * 3)
})

it('does not retry in the same change a user that failed before the process ended', async () => {
  const { engine, rule } = await startUnreachable({ circuitThreshold: 0 })
  await using _ = engine
  const posts: string[] = []
  const { promise: isHalfDone, resolve } = Promise.withResolvers<void>()
  engine.meddle(async ({ method, body }, send) => {
    if (method !== 'POST') return send()
    posts.push(String(body))
    // Two attempts each for six of the twelve; the seventh is never answered.
    if (posts.length < 13) return unwell
    resolve()
    return new Promise<never>(() => {})
  })
  await engine.revise()
  await isHalfDone
  engine.kill()
  const failed = new Set(posts.slice(0, 12))
  engine.meddle(async (_request, send) => send())
  await engine.restart()
  expect(await engine.users()).toHaveLength(6)
  expect(failed.size).toBe(6)
  expect(await failuresOf(engine, rule.id)).toMatchObject({
    causes: [{ cause: 'target-error', count: 6 }],
  })
})
