import type { FaultInput, FaultReport, JournalEntry } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

/** A tenant that sends requests again after a short pause. */
async function startImpatientTenant(
  delivery: object = {},
  configuration: Readonly<Record<string, unknown>> = {},
): Promise<Tenant> {
  const tenant = await startTenant({ configuration })
  const settings = { backoffMs: 1, maxBackoffMs: 5, timeoutMs: 1500, ...delivery }
  await tenant.control.setDelivery(tenant.connection.id, settings)
  return tenant
}

const setFaults = ({ control }: Tenant, faults: readonly FaultInput[]) => control.setFaults(faults)

const hits = async ({ control }: Tenant): Promise<number[]> =>
  (await control.faults()).faults.map((fault) => fault.hits)

const circuitOf = async ({ control, connection }: Tenant): Promise<unknown> =>
  (await control.connections()).find(({ id }) => id === connection.id)?.circuit

const entries = async ({ control }: Tenant): Promise<readonly JournalEntry[]> =>
  (await control.entries({ limit: 1000 })).entries

const summaries = async (tenant: Tenant) =>
  (await entries(tenant)).flatMap((entry) =>
    entry.type === 'outcome' ? [`${entry.subject.name}: ${entry.summary}`] : [],
  )

const effects: readonly FaultInput['effect'][] = [
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, retryAfter: 0 },
  { kind: 'status', status: 429, retryAfter: 'Wed, 21 Oct 2015 07:28:00 GMT' },
  {
    kind: 'status',
    status: 500,
    body: '<html>Sorry</html>',
    headers: { 'Content-Type': 'text/html' },
  },
  { kind: 'latency', ms: 20 },
  { kind: 'latency', ms: 5000 },
  { kind: 'reset', when: 'before-commit' },
  { kind: 'reset', when: 'after-commit' },
  { kind: 'truncated-body' },
  { kind: 'slow-body', ms: 5000 },
  { kind: 'content-type', value: 'text/html' },
]

it.each(effects)(
  'ends well in spite of %j on a create, an update and a PATCH of a group',
  async (effect) => {
    await using tenant = await startImpatientTenant()
    const team = await tenant.group('Team')
    const [ada, bob] = [await tenant.hire('ada'), await tenant.hire('bob')]
    await tenant.join(ada, team)
    await tenant.rule('population.id pr', [team])
    await setFaults(tenant, [
      { operation: 'create', resource: 'User', times: 1, effect },
      { operation: 'create', resource: 'Group', times: 1, effect },
      { operation: 'replace', resource: 'User', times: 1, effect },
      { operation: 'modify', resource: 'Group', times: 1, effect },
    ])
    await tenant.revise()
    await tenant.sandbox.waitForIdle()
    await tenant.call('PATCH', `/users/${ada.id}`, { name: { given: 'Augusta' } })
    await tenant.join(bob, team)

    const users = await tenant.users()
    expect(users.map(({ userName }) => userName).sort()).toEqual(['ada', 'bob'])
    expect(users.find(({ userName }) => userName === 'ada')).toMatchObject({
      name: { givenName: 'Augusta' },
    })
    expect(await tenant.groups()).toMatchObject([
      {
        displayName: 'Team',
        members: expect.toSatisfy((members: unknown[]) => members.length === 2),
      },
    ])
    expect(await hits(tenant)).toEqual([1, 1, 1, 1])
    expect((await summaries(tenant)).filter((summary) => summary.includes('answered'))).toEqual([])
  },
)

it('finds out whether the user was created when the connection closed after it was', async () => {
  await using tenant = await startImpatientTenant()
  await tenant.hire('ada')
  await tenant.rule('population.id pr')
  await setFaults(tenant, [
    { id: 'drop', operation: 'create', effect: { kind: 'reset', when: 'after-commit' } },
  ])
  await tenant.revise()
  expect((await tenant.requests()).map((request) => request.split(/[ ?]/, 2).join(' '))).toEqual([
    'GET /Users',
    'POST /Users',
    'GET /Users',
  ])
  expect(await summaries(tenant)).toEqual([
    'ada: Created; the answer was lost and a lookup found the user: no duplicate made',
  ])
  expect(await tenant.users()).toHaveLength(1)
  const dropped = (await entries(tenant)).flatMap((entry) =>
    entry.type === 'exchange' && entry.exchange.fault ? [entry.exchange] : [],
  )
  expect(dropped).toMatchObject([
    {
      request: { method: 'POST' },
      failure: { code: 'reset' },
      fault: { id: 'drop', summary: expect.stringContaining('carried the request out') },
    },
  ])
})

it.each([
  { kind: 'reset', when: 'after-commit' },
  { kind: 'truncated-body' },
  { kind: 'latency', ms: 5000 },
] as const)('makes no second user and no second group of %j, and says so', async (effect) => {
  await using tenant = await startImpatientTenant()
  const team = await tenant.group('Team')
  await tenant.join(await tenant.hire('ada'), team)
  await tenant.rule('population.id pr', [team])
  await setFaults(tenant, [{ operation: 'create', times: 2, effect }])
  await tenant.revise()
  expect(await tenant.users()).toHaveLength(1)
  expect(await tenant.groups()).toHaveLength(1)
  expect(await hits(tenant)).toEqual([2])
  expect(await summaries(tenant)).toEqual([
    'ada: Created; the answer was lost and a lookup found the user: no duplicate made',
    'Team: Created; the answer was lost and a lookup found the group: no duplicate made',
  ])
})

/** Presses *Test Connection*. */
const test = ({ call, connectionInput }: Tenant) =>
  call('POST', '/propagation/stores/connection/status', connectionInput)

it('affects Test Connection, which requests users', async () => {
  await using tenant = await startImpatientTenant()
  await setFaults(tenant, [
    { operation: 'query', resource: 'User', effect: { kind: 'status', status: 403 } },
  ])
  await expect(test(tenant)).rejects.toThrow('403')
  expect(await hits(tenant)).toEqual([1])
})

it('ends a Test Connection that waits for its answer with a reset', async () => {
  await using tenant = await startTenant()
  await setFaults(tenant, [{ effect: { kind: 'latency', ms: 600_000 } }])
  let refusal: unknown
  const tested = test(tenant).catch((error: unknown) => (refusal = error))
  await expect.poll(() => hits(tenant)).toEqual([1])
  // The answer may still be on its way when the first reset comes.
  const reset = () => fetch(`${tenant.sandbox.urls.control}/reset`, { method: 'POST' })
  await expect.poll(async () => (await reset(), String(refusal))).toContain(': 400 ')
  await tested
})

it('sends a create again that the target never saw', async () => {
  await using tenant = await startImpatientTenant()
  await tenant.hire('ada')
  await tenant.rule('population.id pr')
  await setFaults(tenant, [
    { operation: 'create', effect: { kind: 'reset', when: 'before-commit' } },
  ])
  await tenant.revise()
  expect(await tenant.users()).toHaveLength(1)
  expect(await summaries(tenant)).toEqual(['ada: Created'])
})

it('fails after the last attempt, and the next change tries again', async () => {
  await using tenant = await startImpatientTenant({ retries: 2, circuitThreshold: 0 })
  const ada = await tenant.hire('ada')
  await tenant.rule('population.id pr')
  await setFaults(tenant, [
    { operation: 'create', times: 3, effect: { kind: 'status', status: 502 } },
  ])
  await tenant.revise()
  expect(await tenant.users()).toEqual([])
  expect(await summaries(tenant)).toEqual([
    'ada: The target answered 502: A fault answers in place of the target.',
  ])
  await tenant.call('PATCH', `/users/${ada.id}`, { title: 'Countess' })
  expect(await tenant.users()).toHaveLength(1)
})

it('opens the circuit during a long outage, and syncs deferred users when it closes', async () => {
  await using tenant = await startImpatientTenant({
    // No user can use up three retries before the third failure opens the circuit, in whichever order they come.
    ...{ concurrency: 2, retries: 3, circuitThreshold: 3, circuitCoolDownMs: 20, maxBackoffMs: 40 },
  })
  for (let number = 1; number <= 12; number += 1) await tenant.hire(`user${number}`)
  await tenant.rule('population.id pr')
  await setFaults(tenant, [{ times: 12, effect: { kind: 'status', status: 503 } }])
  await tenant.revise()
  await expect.poll(async () => (await tenant.users()).length).toBe(12)
  expect(await hits(tenant)).toEqual([12])
  const states = (await entries(tenant)).flatMap((entry) =>
    entry.type === 'circuit' ? [entry.state] : [],
  )
  expect(states.slice(0, 2)).toEqual(['open', 'half-open'])
  expect(states.at(-1)).toBe('closed')
})

it('leaves those Failed whose failures opened the circuit, until their next change', async () => {
  await using tenant = await startImpatientTenant({
    ...{ concurrency: 1, retries: 1, circuitThreshold: 4, circuitCoolDownMs: 5, maxBackoffMs: 10 },
  })
  const [ada] = [await tenant.hire('ada'), await tenant.hire('bob'), await tenant.hire('cleo')]
  await tenant.rule('population.id pr')
  // Two attempts for Ada and two for Bob open it; the next one is the probe, which fails too.
  await setFaults(tenant, [{ times: 5, effect: { kind: 'status', status: 503 } }])
  await tenant.revise()
  const names = async () => (await tenant.users()).map(({ userName }) => userName)
  await expect.poll(names).toEqual(['cleo'])
  expect(await hits(tenant)).toEqual([5])
  expect((await summaries(tenant)).slice(0, 3)).toEqual([
    'ada: The target answered 503: A fault answers in place of the target.',
    'bob: The target answered 503: A fault answers in place of the target.',
    expect.stringMatching(
      /^cleo: (Not sent: the circuit is open .* The last request: The target answered 503|Created)/,
    ),
  ])
  await tenant.call('PATCH', `/users/${ada.id}`, { title: 'Countess' })
  expect((await names()).toSorted()).toEqual(['ada', 'cleo'])
})

it('opens the circuit when no token is to be had', async () => {
  await using tenant = await startImpatientTenant(
    { retries: 0, circuitThreshold: 1, circuitCoolDownMs: 60_000 },
    {
      AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
      OAUTH_TOKEN_REQUEST: 'http://127.0.0.1:9/token',
      OAUTH_CLIENT_ID: 'client',
      OAUTH_CLIENT_SECRET: 'correct-horse-battery-staple',
    },
  )
  await tenant.hire('ada')
  await tenant.rule('population.id pr')
  await tenant.revise()
  await expect.poll(() => circuitOf(tenant)).toMatchObject({ state: 'open', failures: 1 })
})

it('keeps an outage when only the action switches change', async () => {
  await using tenant = await startImpatientTenant({ retries: 0, circuitThreshold: 9 })
  await tenant.hire('ada')
  await tenant.rule('population.id pr')
  await setFaults(tenant, [{ times: 9, effect: { kind: 'status', status: 503 } }])
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  const { connection, connectionInput } = tenant
  await tenant.call('PUT', `/propagation/stores/${connection.id}`, {
    ...connectionInput,
    configuration: { ...connectionInput.configuration, DISABLE_USERS: false },
  })
  await tenant.revise()
  await tenant.hire('bob')
  await tenant.sandbox.waitForIdle()
  expect(await circuitOf(tenant)).toMatchObject({ state: 'closed', failures: 2 })
})

it('does not use faults up in a plan', async () => {
  await using tenant = await startImpatientTenant()
  await tenant.hire('ada')
  await tenant.rule('population.id pr')
  await setFaults(tenant, [{ effect: { kind: 'status', status: 500 } }])
  await fetch(`${tenant.sandbox.urls.control}/plan`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"configuration":"pending"}',
  })
  expect(await hits(tenant)).toEqual([0])
})

it('replaces the whole set, clears it, and drops it with a reset', async () => {
  await using tenant = await startImpatientTenant()
  const { control } = tenant.sandbox.urls
  const effect = { kind: 'latency', ms: 1 } as const
  await setFaults(tenant, [{ effect }, { effect }])
  await setFaults(tenant, [{ effect }])
  expect(await hits(tenant)).toHaveLength(1)
  expect((await fetch(`${control}/faults`, { method: 'DELETE' })).status).toBe(204)
  expect(await hits(tenant)).toEqual([])
  await setFaults(tenant, [{ effect }])
  await fetch(`${control}/reset`, { method: 'POST' })
  expect(await hits(tenant)).toEqual([])
})

it('does not replace a set that has taken the place of the one that is meant', async () => {
  await using tenant = await startImpatientTenant()
  const { control } = tenant.sandbox.urls
  const effect = { kind: 'truncated-body' } as const
  const replace = (ids: readonly string[], version: number) =>
    fetch(`${control}/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version, faults: ids.map((id) => ({ id, effect })) }),
    })
  const read = async () => (await (await fetch(`${control}/faults`)).json()) as FaultReport
  const { version } = await read()
  expect((await replace(['mine'], version)).status).toBe(200)
  const refused = await replace(['theirs'], version)
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ code: 'conflict' })
  expect(await read()).toMatchObject({ version: version + 1, faults: [{ id: 'mine' }] })
})

it.each([
  [{ operation: 'creat' }, 'Unknown value creat at faults.0.operation.', 'Did you mean create?'],
  [{ resource: 'Users' }, 'Unknown value Users at faults.0.resource.', 'Did you mean User?'],
  [{ effect: { kind: 'resett', when: 'x' } }, 'Unknown value resett', 'Did you mean reset?'],
  [{ effect: {} }, 'No value at faults.0.effect.kind.', undefined],
  [{ time: 3 }, 'Unknown member time at faults.0.', 'Did you mean times?'],
  [
    { effect: { kind: 'latency', mss: 1 } },
    'Unknown member mss at faults.0.effect.',
    'Did you mean ms?',
  ],
  [
    { times: 0 },
    'The body is wrong at faults.0.times: a whole number from 1 to 1000000 is expected.',
    undefined,
  ],
  [
    { effect: { kind: 'status', status: 42 } },
    'The body is wrong at faults.0.effect.status: a whole number from 200 to 599 is expected.',
    undefined,
  ],
  [
    { effect: { kind: 'status', status: 429, retryAfter: 'soon' } },
    'The body is wrong at faults.0.effect.retryAfter: seconds or an HTTP date are expected',
    undefined,
  ],
])('refuses %j and leaves the set as it is', async (wrong, message, hint) => {
  await using tenant = await startImpatientTenant()
  const effect = { kind: 'latency', ms: 1 }
  await setFaults(tenant, [{ id: 'kept', effect: { kind: 'latency', ms: 1 } }])
  const response = await fetch(`${tenant.sandbox.urls.control}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ faults: [{ effect, ...wrong }] }),
  })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({
    message: expect.stringContaining(message),
    ...(hint !== undefined && { hint }),
  })
  expect(await hits(tenant)).toEqual([0])
})
