import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { planMessage, planReport, type PlanReport } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

async function ask(tenant: Tenant, body: object, accept = 'application/json') {
  return fetch(`${tenant.sandbox.urls.control}/plan`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ extent: 'revision', ...body }),
  })
}

const plan = async (tenant: Tenant, body: object): Promise<PlanReport> =>
  planReport.parse(await (await ask(tenant, body)).json())

/** Two users that are provisioned under an enabled rule. */
async function startProvisioned(options: Parameters<typeof startTenant>[0] = {}) {
  const tenant = await startTenant(options)
  const ada = await tenant.hire('ada', { name: { given: 'Ada' }, title: 'Manager' })
  const bob = await tenant.hire('bob', { name: { given: 'Bob' } })
  const rule = await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.users()
  return { tenant, ada, bob, rule, connectionId: tenant.connection.id }
}

it('shows the request for a linked user, with the values before and after', async () => {
  const { tenant, rule } = await startProvisioned()
  await using _ = tenant
  const report = await plan(tenant, {
    rule: {
      id: rule.id,
      mappings: [
        { targetAttribute: 'userName', sourceAttribute: 'username' },
        { targetAttribute: 'givenName', expression: "user.name.given + '!'" },
      ],
    },
  })
  expect(report).toMatchObject({
    counts: { updated: 2, created: 0 },
    rules: [{ id: rule.id }],
    coverage: { exact: 2, estimated: 0, unexamined: 0 },
  })
  const [action] = report.actions.filter(({ subject }) => subject.name === 'ada')
  expect(action).toMatchObject({
    requests: [{ method: 'GET' }, { method: 'PUT', url: expect.stringMatching(/\/Users\/[^/]+$/) }],
    changes: [{ path: 'name.givenName', before: 'Ada', after: 'Ada!' }],
    comparedWith: 'target',
  })
})

it('sends nothing for what no revision syncs, and says why for a rule that does not provision', async () => {
  const { tenant, rule, connectionId } = await startProvisioned()
  await using _ = tenant
  const renamed = await plan(tenant, { connection: { id: connectionId, name: 'Other' } })
  expect(renamed).toMatchObject({ actions: [], rules: [], stops: [] })
  const disabled = await plan(tenant, { rule: { id: rule.id, active: false } })
  expect(disabled).toMatchObject({
    actions: [],
    rules: [],
    stops: [{ rule: { id: rule.id }, reason: 'rule-disabled', message: expect.any(String) }],
  })
  const off = await plan(tenant, { connection: { id: connectionId, status: 'INACTIVE' } })
  expect(off.stops).toMatchObject([{ reason: 'connection-disabled' }])
})

it('compares with the target where it reads it', async () => {
  const { tenant, rule } = await startProvisioned()
  await using _ = tenant
  await tenant.call('PUT', `/propagation/rules/${rule.id}`, {
    ...{ name: 'Rule', populationExpression: 'population.id pr', active: false },
  })
  await tenant.revise()
  const [ada] = (await tenant.users()).filter(({ userName }) => userName === 'ada')
  const answer = await fetch(`${tenant.sandbox.urls.scim}/Users/${ada?.id}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${tenant.sandbox.token}`,
      'content-type': 'application/scim+json',
    },
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', path: 'name.givenName', value: 'Augusta' }],
    }),
  })
  expect(answer.status).toBe(200)
  const report = await plan(tenant, { rule: { id: rule.id, active: true } })
  expect(report.counts).toMatchObject({ updated: 1, unchanged: 1 })
  expect(report.actions).toMatchObject([
    {
      changes: [{ path: 'name.givenName', before: 'Augusta', after: 'Ada' }],
      comparedWith: 'target',
    },
  ])
})

it('counts who leaves, and what happens to them', async () => {
  const { tenant, rule, connectionId } = await startProvisioned({ managed: true })
  await using _ = tenant
  const narrowed = await plan(tenant, {
    rule: { id: rule.id, populationExpression: 'title eq "Manager"' },
  })
  expect(narrowed).toMatchObject({
    counts: { removed: 1, unchanged: 1 },
    removals: { disabled: 1, deleted: 0 },
    actions: [
      { subject: { name: 'bob' }, changes: [{ path: 'active', before: true, after: false }] },
    ],
  })
  const { configuration } = tenant.connectionInput
  const deleted = await plan(tenant, {
    deletedRule: { id: rule.id, deprovision: true },
    connection: { id: connectionId, configuration: { ...configuration, REMOVE_ACTION: 'Delete' } },
  })
  expect(deleted).toMatchObject({ removals: { disabled: 0, deleted: 2 }, rules: [{ id: rule.id }] })
  const kept = await plan(tenant, { deletedRule: { id: rule.id, deprovision: false } })
  expect(kept).toMatchObject({ actions: [], rules: [] })
})

it('keeps the stored secrets, and says what is wrong with a connection', async () => {
  const { tenant, connectionId } = await startProvisioned()
  await using _ = tenant
  const { OAUTH_ACCESS_TOKEN: secret, ...configuration } = tenant.connectionInput
    .configuration as Record<string, unknown>
  const report = await plan(tenant, {
    connection: {
      id: connectionId,
      configuration: {
        ...configuration,
        USERS_RESOURCE: '/Users/',
        USER_FILTER: 'userName Eq "%s"',
      },
    },
  })
  expect(report.counts.failed).toBe(0)
  expect(JSON.stringify(report)).not.toContain(secret)
  const wrong = await ask(tenant, {
    connection: { id: connectionId, configuration: { ...configuration, SCIM_URL: 'nowhere' } },
  })
  expect(wrong.status).toBe(400)
  expect(await wrong.json()).toMatchObject({
    message: expect.stringMatching(/^The draft is wrong/),
  })
  const other = await ask(tenant, {
    connection: { id: connectionId, configuration: { ...configuration, SCIM_VERSION: '3' } },
  })
  expect(await other.json()).toMatchObject({
    message: expect.stringMatching(/^The draft is wrong: SCIM_VERSION: /),
  })
})

it('asks the target no more after so many reads, and says which counts are estimates', async () => {
  await using tenant = await startTenant({ users: 20 })
  const rule = await tenant.rule('population.id pr')
  const report = await plan(tenant, { rule: { id: rule.id }, maxReads: 5 })
  expect(report.counts.created).toBe(20)
  expect(report.coverage).toEqual({ exact: 5, estimated: 15, unexamined: 0 })
  expect(report.actions).toHaveLength(5)
  const late = await plan(tenant, { rule: { id: rule.id }, maxMs: 0 })
  expect(late.coverage).toEqual({ exact: 0, estimated: 20, unexamined: 0 })
})

it('waits no longer than the time of a plan for a target that does not answer', async () => {
  const { tenant, rule, connectionId } = await startProvisioned()
  await using _ = tenant
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const configuration = {
    ...(tenant.connectionInput.configuration as object),
    SCIM_URL: `http://127.0.0.1:${port}/scim`,
  }
  const report = await plan(tenant, {
    ...{ extent: 'resync', rule: { id: rule.id }, maxMs: 500 },
    connection: { id: connectionId, configuration },
  })
  expect(report.counts.failed).toBe(0)
  expect(report.coverage).toEqual({ exact: 0, estimated: 2, unexamined: 0 })
  silent.closeAllConnections()
  silent.close()
})

it('shows some of each kind', async () => {
  const { tenant, rule } = await startProvisioned()
  await using _ = tenant
  for (const name of ['carl', 'dora', 'emil'])
    await tenant.hire(name, { population: await populationOf(tenant), title: 'Manager' })
  await tenant.users()
  await tenant.call('PUT', `/propagation/rules/${rule.id}`, {
    ...{
      name: 'Rule',
      populationExpression: 'username eq "ada" or username eq "bob"',
      active: true,
    },
  })
  await tenant.revise()
  await tenant.users()
  const report = await plan(tenant, {
    rule: { id: rule.id, populationExpression: 'title eq "Manager"' },
    limit: 2,
  })
  expect(report.actions.map(({ end }) => end).sort()).toEqual(['removed', 'updated'])
})

async function populationOf(tenant: Tenant) {
  const { _embedded: found } = await tenant.call<{
    _embedded: { populations: { id: string }[] }
  }>('GET', '/populations')
  return { id: found.populations[0]?.id }
}

it('tells the progress line by line, and the report or the error at the end', async () => {
  await using tenant = await startTenant({ users: 120 })
  const rule = await tenant.rule('population.id pr')
  const stream = 'application/x-ndjson'
  const linesOf = async (answer: Response) =>
    (await answer.text())
      .trim()
      .split('\n')
      .map((line) => planMessage.parse(JSON.parse(line)))
  const answer = await ask(tenant, { rule: { id: rule.id } }, stream)
  expect(answer.headers.get('content-type')).toContain(stream)
  const lines = await linesOf(answer)
  expect(lines.flatMap(({ progress }) => progress ?? []).at(-1)).toEqual({ done: 100, total: 120 })
  expect(lines.at(-1)?.report?.counts.created).toBe(120)
  const refused = await linesOf(await ask(tenant, { rule: { id: 'none' } }, stream))
  expect(refused.at(-1)?.error).toMatchObject({ code: 'not_found' })
})
