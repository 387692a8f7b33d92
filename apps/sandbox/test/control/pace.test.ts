import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Delivery } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { startEngine } from '../engine.ts'
import { startTenant } from '../tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

interface PausedOptions {
  readonly names?: readonly string[]
  readonly delivery?: Partial<Delivery>
  readonly configuration?: Readonly<Record<string, unknown>>
}

/** A tenant that is paused, in which users come into the scope of a rule. */
async function startPaused({
  names = ['ada', 'bob', 'cleo'],
  delivery = {},
  configuration = {},
}: PausedOptions = {}): Promise<Tenant> {
  const tenant = await startTenant({ configuration })
  await tenant.control.setDelivery(tenant.connection.id, delivery)
  for (const name of names) await tenant.hire(name)
  await tenant.rule('population.id pr')
  await tenant.control.setPace({ mode: 'paused' })
  await tenant.revise()
  return tenant
}

/** Waits until so many requests wait and so many were let through. */
const settles = ({ control }: Pick<Tenant, 'control'>, waiting: number, passed = 0) =>
  expect.poll(() => control.pace()).toMatchObject({ waiting, passed })

/** What the target received, oldest first. */
async function received({ control }: Tenant): Promise<string[]> {
  const { requests } = await control.targetRequests({ limit: 1000 })
  return requests
    .map(({ method, path }) => `${method} ${decodeURIComponent(path)}`)
    .reverse()
    .map((request) => request.replace('/scim/v2', '').replace(/&.*/, ''))
}

const lookup = (name: string) => expect.stringContaining(`"${name}"`)

const put = ({ sandbox }: Tenant, path: string, body: object) =>
  fetch(`${sandbox.urls.control}${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

it('runs without a limit at the start', async () => {
  await using tenant = await startTenant()
  expect(await tenant.control.pace()).toEqual({
    ...{ mode: 'running', perSecond: null },
    ...{ steps: 0, waiting: 0, passed: 0 },
  })
  await tenant.hire('ada')
  await tenant.rule('population.id pr')
  await tenant.revise()
  expect(await tenant.users()).toHaveLength(1)
  expect(await tenant.control.pace()).toMatchObject({ waiting: 0, passed: 2 })
})

it('sends nothing while paused, and counts what waits as work', async () => {
  await using tenant = await startPaused()
  await settles(tenant, 3)
  expect(await received(tenant)).toEqual([])
  expect(await tenant.control.connections()).toMatchObject([{ queued: 0, running: 3 }])
  const idle = await fetch(`${tenant.sandbox.urls.control}/idle?timeout=0ms`)
  expect(idle.status).toBe(408)
  expect(await idle.json()).toMatchObject({
    running: 1,
    hint: expect.stringContaining('/_sandbox/pace'),
  })

  await tenant.control.setPace({ mode: 'running' })
  expect(await tenant.users()).toHaveLength(3)
  expect(await tenant.control.pace()).toMatchObject({ waiting: 0, passed: 6 })
})

it('lets as many requests through as there are steps, in the order in which they wait', async () => {
  await using tenant = await startPaused({ delivery: { concurrency: 1 } })
  await settles(tenant, 1)
  await tenant.control.setPace({ step: 1 })
  await settles(tenant, 1, 1)
  expect(await received(tenant)).toEqual([lookup('ada')])
  expect(await tenant.control.pace()).toMatchObject({
    next: {
      ...{ purpose: 'create', subject: { type: 'user', name: 'ada' }, rule: {} },
      request: { method: 'POST', body: expect.stringContaining('"userName":"ada"') },
    },
  })
  await tenant.control.setPace({ step: 3 })
  await settles(tenant, 1, 4)
  expect(await received(tenant)).toEqual([
    ...[lookup('ada'), 'POST /Users'],
    ...[lookup('bob'), 'POST /Users'],
  ])
})

it('finishes the work on one user before it lets the next one through', async () => {
  // More than are sent at a time.
  const names = Array.from({ length: 30 }, (_, index) => `user${index}`)
  await using tenant = await startPaused({ names })
  await expect.poll(async () => (await tenant.control.pace()).waiting).toBeGreaterThan(1)
  for (const passed of [1, 2, 3]) {
    // oxlint-disable-next-line no-await-in-loop -- one step after the other
    const { next } = await tenant.control.setPace({ step: 1 })
    // oxlint-disable-next-line no-await-in-loop
    await expect
      .poll(async () => {
        const { passed: now, next: waiting } = await tenant.control.pace()
        return now === passed && (waiting?.purpose === 'create' || passed === 2)
      })
      .toBe(true)
    expect(next).toBeDefined()
  }
  const requests = (await received(tenant)).map((request) => request.replace(/\?.*"(\w+)".*/, ''))
  expect(requests).toEqual(['GET /Users', 'POST /Users', 'GET /Users'])
})

it('masks the secrets of the request that waits', async () => {
  await using tenant = await startPaused({ names: [] })
  const { control } = tenant
  const { scimToken = '' } = await control.info()
  expect(scimToken).not.toBe('')
  await tenant.hire(scimToken)
  await settles(tenant, 1)
  const { next } = await control.pace()
  expect(decodeURIComponent(next?.request.url ?? '')).toContain('"••••"')
  expect(JSON.stringify(next?.request)).not.toContain(scimToken)
})

it('keeps steps for requests that come later, until the mode is set', async () => {
  await using tenant = await startPaused({ names: [] })
  const { control } = tenant
  await tenant.sandbox.waitForIdle()
  expect(await control.setPace({ step: 1 })).toMatchObject({ steps: 1 })
  expect(await control.setPace({ step: 2 })).toMatchObject({ steps: 3 })
  await tenant.hire('ada')
  expect(await tenant.users()).toHaveLength(1)
  expect(await control.pace()).toMatchObject({ mode: 'paused', steps: 1, passed: 2 })
  expect(await control.setPace({ mode: 'paused' })).toMatchObject({ steps: 0 })
  await tenant.hire('bob')
  await settles(tenant, 1, 2)
})

it('holds the request for a token and the request that uses it, each for a step', async () => {
  let tokens = 0
  const server = createServer((_, response) => {
    tokens += 1
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ access_token: 'other', token_type: 'Bearer', expires_in: 600 }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  await using tenant = await startPaused({
    names: ['ada', 'bob'],
    configuration: {
      AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
      OAUTH_TOKEN_REQUEST: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
      OAUTH_CLIENT_ID: 'client',
      OAUTH_CLIENT_SECRET: 'correct-horse-battery-staple',
    },
  })
  await settles(tenant, 2)
  expect(tokens).toBe(0)
  await tenant.control.setPace({ step: 1 })
  await settles(tenant, 2, 1)
  await expect.poll(() => tokens).toBe(1)
  expect(await received(tenant)).toEqual([])
  await tenant.control.setPace({ step: 2 })
  await expect.poll(() => received(tenant)).toHaveLength(2)
  expect(await tenant.control.pace()).toMatchObject({ steps: 0, passed: 3 })
  expect(tokens).toBe(1)
  server.close()
})

it('uses no step for a request that an open circuit stops', async () => {
  await using tenant = await startPaused({
    names: ['ada', 'bob'],
    delivery: { retries: 0, circuitThreshold: 1, circuitCoolDownMs: 3_600_000 },
  })
  await settles(tenant, 2)
  await tenant.control.setFaults([{ effect: { kind: 'status', status: 503 } }])
  await tenant.control.setPace({ step: 1 })
  await expect
    .poll(() => tenant.control.connections())
    .toMatchObject([{ circuit: { state: 'open' } }])
  await tenant.control.setPace({ step: 1 })
  await expect.poll(() => tenant.control.pace()).toMatchObject({ steps: 1, waiting: 0, passed: 1 })
})

it('gives the turn of a request to the probe when the circuit has opened meanwhile', async () => {
  await using tenant = await startPaused({
    names: ['ada', 'bob'],
    delivery: { retries: 0, circuitThreshold: 1, circuitCoolDownMs: 1 },
  })
  await settles(tenant, 2)
  await tenant.control.setFaults([{ effect: { kind: 'status', status: 503 } }])
  await tenant.control.setPace({ step: 1 })
  await settles(tenant, 2, 1)
  expect(await received(tenant)).toEqual([])
  await tenant.control.setPace({ step: 1 })
  // The probe has closed the circuit, so the other request waits for its turn again.
  await settles(tenant, 1, 2)
  expect(await tenant.control.connections()).toMatchObject([{ circuit: { state: 'closed' } }])
  expect(await received(tenant)).toEqual([expect.not.stringContaining('"bob"')])
})

it('holds no test, replay or plan, for which a person waits', async () => {
  await using tenant = await startPaused({ names: ['ada', 'bob'] })
  await settles(tenant, 2)
  await tenant.control.setPace({ step: 1 })
  await settles(tenant, 2, 1)
  await expect.poll(() => tenant.control.exchanges()).toMatchObject({ exchanges: [{}] })

  await tenant.call('POST', '/propagation/stores/connection/status', tenant.connectionInput)
  const [sent] = (await tenant.control.exchanges()).exchanges.filter(
    ({ purpose }) => purpose === 'lookup',
  )
  expect(await tenant.control.replay(sent?.id ?? '')).toMatchObject({ replayOf: sent?.id })
  expect(await tenant.control.plan()).toMatchObject({ counts: { created: 2 } })
  expect(await tenant.control.pace()).toMatchObject({ waiting: 2, passed: 1 })
})

it('ends a pause with a reset', async () => {
  await using tenant = await startPaused()
  await settles(tenant, 3)
  await tenant.control.setPace({ perSecond: 1 })
  await tenant.control.reset()
  expect(await tenant.control.pace()).toEqual({
    ...{ mode: 'running', perSecond: null },
    ...{ steps: 0, waiting: 0, passed: 0 },
  })
  expect(await received(tenant)).toEqual([])
  await tenant.sandbox.waitForIdle()
})

it('closes while paused, and sends after the next start what has waited', async () => {
  await using engine = await startEngine()
  await engine.hire('ada')
  await engine.rule('population.id pr')
  engine.pingone().setPace({ mode: 'paused' })
  await engine.revise()
  await expect.poll(() => engine.pingone().pace()).toMatchObject({ waiting: 1 })
  await engine.restart()
  expect(await engine.users()).toMatchObject([{ userName: 'ada' }])
  expect(engine.pingone().pace()).toMatchObject({ mode: 'running', passed: 2 })
})

it.each([1, 2, 3])('makes one account when the process dies before step %i', async (step) => {
  await using engine = await startEngine()
  await engine.hire('ada')
  await engine.hire('bob')
  await engine.rule('population.id pr')
  engine.pingone().setPace({ mode: 'paused' })
  await engine.revise()
  for (let passed = 1; passed < step; passed += 1) {
    await expect.poll(() => engine.pingone().pace()).toMatchObject({ waiting: 2 })
    engine.pingone().setPace({ step: 1 })
  }
  await expect.poll(() => engine.pingone().pace()).toMatchObject({ passed: step - 1 })
  engine.kill()
  await engine.restart()
  expect((await engine.users()).map(({ userName }) => userName).sort()).toEqual(['ada', 'bob'])
})

it.each([
  [{ mode: 'stopped' }, 'Known are: running, paused.'],
  [{ mode: 'pausde' }, 'Did you mean paused?'],
  [{ modus: 'paused' }, 'Did you mean mode?'],
  [{ step: 1 }, 'Send {"mode":"paused","step":1}.'],
  [{ mode: 'running', step: 1 }, 'Send {"mode":"paused","step":1}.'],
  [{ mode: 'paused', step: 0 }, undefined],
  [{ mode: 'paused', step: 1.5 }, undefined],
  [{ perSecond: 0 }, undefined],
  [{ perSecond: 101 }, undefined],
  [{ perSecond: '2' }, undefined],
])('refuses %j and changes nothing', async (body, hint) => {
  await using tenant = await startTenant()
  const before = await tenant.control.pace()
  const answer = await put(tenant, '/pace', body)
  expect(answer.status).toBe(400)
  const refusal = (await answer.json()) as { hint?: string }
  expect(refusal).toMatchObject({ code: 'invalid_request', message: expect.any(String) })
  expect(refusal.hint).toBe(hint)
  expect(await tenant.control.pace()).toEqual(before)
})
