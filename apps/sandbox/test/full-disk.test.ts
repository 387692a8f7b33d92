import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom } from '@pingone-sandbox/pingone'
import { afterAll, expect, it } from 'vitest'
import type { Resource } from './administrator.ts'
import { startEngine } from './engine.ts'
import { syncStatusIn } from './rule-state.ts'

const everyone = 'population.id pr'
const people = Array.from({ length: 20 }, (_, at) => `user-${at}`)
type Engine = Awaited<ReturnType<typeof startEngine>>

/** Resolves with the first outage that the tenant reports. */
async function outageOf(engine: Engine, ruleId: string) {
  for (;;) {
    const status = await engine.provisioning().ruleStatus(ruleId, 60_000)
    if (status?.paused) return status.paused
    await new Promise((resolve) => setImmediate(resolve))
  }
}

it.each(['GET', 'POST'])(
  'pauses while the disk is full from the answer to the first %s on, and loses nothing',
  async (method) => {
    await using engine = await startEngine()
    for (const name of people) await engine.hire(name)
    const team = await engine.group('Team')
    const [ada] = [await engine.hire('ada')]
    await engine.join(ada, team)
    const rule = await engine.rule(everyone, [team])
    let isFull = false
    engine.meddle(async (request, send) => {
      const result = await send()
      if (!isFull && request.method === method) engine.fillDisk()
      isFull ||= request.method === method
      return result
    })
    await engine.revise()
    const outage = await outageOf(engine, rule.id)
    expect(outage.reason).toBe('There is no room left to store data.')
    const [connection] = await engine.provisioning().connections()
    expect(connection?.paused).toMatchObject({ reason: outage.reason, remedy: outage.remedy })
    expect(await syncStatusIn(engine, rule.id)).toMatchObject({ syncState: 'SYNCING' })
    engine.makeRoom()
    const users = await engine.users()
    expect(users.map(({ userName }) => userName).sort()).toEqual([...people, 'ada'].sort())
    expect((await engine.groups()).map(({ members }) => members?.length)).toEqual([1])
    expect(await syncStatusIn(engine, rule.id)).toMatchObject({
      ...{ syncState: 'SUCCESS', userTotal: 21, successCount: 21, failedCount: 0 },
      ...{ groupTotal: 1, groupSuccessCount: 1 },
    })
    const status = await engine.provisioning().ruleStatus(rule.id, 60_000)
    expect(status?.paused).toBeUndefined()
  },
)

it('uses up no tries of a target on the same disk', async () => {
  // Longer than a busy machine takes from the first refusal to the failure of the store.
  const backoffMs = 2000
  await using engine = await startEngine({ delivery: { retries: 1, backoffMs } })
  for (const name of people) await engine.hire(name)
  const rule = await engine.rule(everyone)
  let isFull = false
  let refused = 0
  engine.meddle(async (request, send) => {
    if (!isFull && request.method === 'POST' && refused === 0) {
      isFull = true
      engine.fillDisk()
    }
    if (!isFull) return send()
    refused += 1
    return { response: { status: 503, headers: {}, body: '' } }
  })
  await engine.revise()
  await outageOf(engine, rule.id)
  // Longer than the pause before the only other try.
  await new Promise((resolve) => setTimeout(resolve, backoffMs * 2))
  isFull = false
  engine.makeRoom()
  expect(await engine.users()).toHaveLength(people.length)
  expect(refused).toBeGreaterThan(0)
  expect(await syncStatusIn(engine, rule.id)).toMatchObject({
    ...{ syncState: 'SUCCESS', successCount: people.length, failedCount: 0 },
  })
})

it('probes an open circuit on a full disk, and takes up what was left behind', async () => {
  await using engine = await startEngine({
    delivery: { concurrency: 1, retries: 0, circuitThreshold: 1, circuitCoolDownMs: 5 },
  })
  for (const name of people) await engine.hire(name)
  const rule = await engine.rule(everyone)
  const probed = Promise.withResolvers<void>()
  let failing = 3
  engine.meddle(async (request, send) => {
    if (failing === 0) return send()
    if (failing === 3) engine.fillDisk()
    failing -= 1
    if (request.url.includes('count=1')) probed.resolve()
    return { failure: { code: 'refused', message: 'The target refuses connections.' } }
  })
  await engine.revise()
  await probed.promise
  engine.makeRoom()
  await expect
    .poll(async () => (await engine.users()).length)
    .toBeGreaterThanOrEqual(people.length - 1)
  // The one whose failure opened the circuit was sent, and stands failed until it is synced again.
  await engine.pingone().resync(rule.id)
  expect(await engine.users()).toHaveLength(people.length)
  expect(engine.defects.filter((each) => each instanceof Error)).toEqual([])
})

it('answers a change for which there is no room with 503, and keeps nothing of it', async () => {
  await using engine = await startEngine()
  engine.fillDisk()
  const description = 'x'.repeat(10_000)
  const change = engine.call('POST', '/groups', { name: 'Large', description })
  await expect(change).rejects.toThrow(/503 .*"There is no room left to store data\./)
  engine.makeRoom()
  const { _embedded: found } = await engine.call<{ _embedded: { groups: { name: string }[] } }>(
    'GET',
    '/groups',
  )
  expect(found.groups.map(({ name }) => name)).not.toContain('Large')
  await engine.call('POST', '/groups', { name: 'Large', description })
})

const folder = mkdtempSync(join(tmpdir(), 'pingone-sandbox-disk-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** In these the database may grow no further for a while; `pnpm soak disk` fills the disk of a process. */
const seeds = Array.from({ length: 25 }, (_, at) => at + 1)

it.each(seeds)(
  'brings every user to the right state on a disk that fills at random moments (%i)',
  async (seed) => {
    const random = createRandom(seed)
    await using engine = await startEngine({ file: join(folder, `${seed}.db`) })
    const team = await engine.group('Team')
    const users: Resource[] = []
    for (const name of people) users.push(await engine.hire(name))
    for (const user of users.slice(0, 5)) await engine.join(user, team)
    const rule = await engine.rule(everyone, [team])

    await using disk = startFillingDisk(engine, random)
    await engine.revise()
    await engine.pingone().whenIdle()
    for (const [at, user] of users.entries()) {
      await tryUntilThereIsRoom(() =>
        at % 3 === 0
          ? engine.call('PUT', `/users/${user.id}/enabled`, { enabled: false })
          : engine.call('PATCH', `/users/${user.id}`, { name: { given: `new ${at}` } }),
      )
    }
    await tryUntilThereIsRoom(() => engine.leave(users[0] ?? { id: '' }, team))
    await engine.pingone().whenIdle()

    await disk[Symbol.asyncDispose]()
    expect(disk.fills()).toBeGreaterThan(0)
    // Defects are logged with an error; outages are logged as a sentence.
    expect(engine.defects.filter((each) => each instanceof Error && !isOutage(each))).toEqual([])
    const stored = await engine.users()
    expect(stored.map(({ userName, active, name }) => [userName, active, name]).sort()).toEqual(
      people
        .map((name, at) =>
          at % 3 === 0 ? [name, false, undefined] : [name, true, { givenName: `new ${at}` }],
        )
        .sort(),
    )
    const [group] = await engine.groups()
    expect(group?.members).toHaveLength(4)
    expect(await syncStatusIn(engine, rule.id)).toMatchObject({
      ...{ syncState: 'SUCCESS', userTotal: people.length, successCount: people.length },
      ...{ failedCount: 0, failedDeprovisionCount: 0, groupSuccessCount: 1, groupFailedCount: 0 },
    })
  },
)

const isOutage = (error: Error) => error.name === 'StoreError'

async function tryUntilThereIsRoom(work: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await work()
      return
    } catch (error) {
      if (!(error instanceof Error && error.message.includes(': 503 '))) throw error
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
}

/**
 * Fills the disk at a moment of the sync's own, before some request is sent or after it was answered, and makes room a little later.
 */
function startFillingDisk(
  engine: Engine,
  random: () => number,
): AsyncDisposable & { readonly fills: () => number } {
  let fills = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let next = Math.floor(random() * 10)

  function step(): void {
    if (timer || next-- > 0) return
    next = Math.floor(random() * 20)
    engine.fillDisk()
    fills += 1
    timer = setTimeout(makeRoom, random() * 100)
  }

  function makeRoom(): void {
    clearTimeout(timer)
    timer = undefined
    engine.makeRoom()
  }

  engine.meddle(async (_, send) => {
    step()
    const result = await send()
    step()
    return result
  })
  return {
    fills: () => fills,
    async [Symbol.asyncDispose]() {
      engine.meddle((_, send) => send())
      makeRoom()
    },
  }
}
