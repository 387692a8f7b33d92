import { ruleStatus, type RuleStatus } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

const statusOf = async ({ sandbox }: Tenant, ruleId: string): Promise<RuleStatus> =>
  ruleStatus.parse(await (await fetch(`${sandbox.urls.control}/rules/${ruleId}/status`)).json())

const put = ({ sandbox }: Tenant, path: string, body: object) =>
  fetch(sandbox.urls.control + path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** One user at a time, in the order of hiring, and no second try. */
async function oneByOne(tenant: Tenant): Promise<void> {
  await fetch(`${tenant.sandbox.urls.control}/connections/${tenant.connection.id}/delivery`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ concurrency: 1, retries: 0, circuitThreshold: 0 }),
  })
}

it('groups failed users by cause, the most frequent first', async () => {
  await using tenant = await startTenant()
  await oneByOne(tenant)
  const rule = await tenant.rule('population.id pr')
  for (const name of ['ada', 'bob', 'cleo', 'dan']) await tenant.hire(name)
  await put(tenant, '/faults', {
    faults: [
      { operation: 'create', times: 2, effect: { kind: 'status', status: 401 } },
      { operation: 'create', effect: { kind: 'status', status: 429 } },
    ],
  })
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  const { failures, progress, outcomes } = await statusOf(tenant, rule.id)
  expect(failures).toMatchObject({
    total: 3,
    examined: 3,
    causes: [
      { cause: 'credentials', count: 2, message: expect.stringContaining('answered 401') },
      { cause: 'throttled', count: 1, examples: [{ type: 'user', name: 'cleo' }] },
    ],
  })
  expect(progress).toBeUndefined()
  const counts = outcomes.buckets.flatMap((bucket) => Object.entries(bucket.counts))
  expect(counts.toSorted()).toEqual([
    ['failed', 3],
    ['success', 1],
  ])
})

it('names a mapping that cannot be carried out as the cause', async () => {
  await using tenant = await startTenant()
  const rule = await tenant.rule('population.id pr')
  await tenant.call('POST', `/propagation/rules/${rule.id}/mappings`, {
    targetAttribute: 'userName',
    expression: 'user.name * 1',
  })
  await tenant.hire('ada')
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  expect((await statusOf(tenant, rule.id)).failures.causes).toMatchObject([{ cause: 'mapping' }])
})

it('reports the progress of a Full Resync', async () => {
  await using tenant = await startTenant()
  await oneByOne(tenant)
  const rule = await tenant.rule('population.id pr')
  for (const name of ['ada', 'bob', 'cleo', 'dan']) await tenant.hire(name)
  await put(tenant, '/faults', {
    faults: [{ operation: 'create', skip: 2, effect: { kind: 'latency', ms: 5000 } }],
  })
  await tenant.revise()
  await expect
    .poll(async () => (await statusOf(tenant, rule.id)).progress, { interval: 20 })
    .toMatchObject({ done: 2, total: 4 })
  await tenant.sandbox.waitForIdle()
  expect((await statusOf(tenant, rule.id)).progress).toBeUndefined()
})

it.each([
  ['/rules/none/status', 404, 'There is no rule none.'],
  ['/rules/none/status?window=soon', 400, 'write 15m'],
])('answers %s in words', async (path, status, message) => {
  await using tenant = await startTenant()
  const response = await fetch(tenant.sandbox.urls.control + path)
  expect([response.status, await response.json()]).toEqual([
    status,
    expect.objectContaining({ message: expect.stringContaining(message) }),
  ])
})
