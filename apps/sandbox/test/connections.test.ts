import { connectionState, deliveryDefaults } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { startTenant } from './tenant.ts'

const list = z.object({ connections: z.array(connectionState) })

async function change(url: string, body: object) {
  const response = await fetch(url, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}

it('shows how requests are delivered and how the target does', async () => {
  await using tenant = await startTenant()
  const answer = await (await fetch(`${tenant.sandbox.urls.control}/connections`)).json()
  expect(list.parse(answer).connections).toEqual([
    {
      id: tenant.connection.id,
      name: 'Reference server',
      delivery: deliveryDefaults,
      circuit: { state: 'closed', failures: 0 },
      health: {
        ...{ state: 'unproven', failed: 0, remarked: 0, total: 0 },
        summary: 'No enabled rule',
      },
      queued: 0,
      running: 0,
    },
  ])
})

it('changes some of the settings and leaves the others', async () => {
  await using tenant = await startTenant()
  const url = `${tenant.sandbox.urls.control}/connections/${tenant.connection.id}/delivery`
  await change(url, { concurrency: 1 })
  expect(await change(url, { requestsPerSecond: 50 })).toMatchObject({
    status: 200,
    body: { delivery: { ...deliveryDefaults, concurrency: 1, requestsPerSecond: 50 } },
  })
})

it.each([
  [{ concurrency: 0 }, 400, { message: expect.stringContaining('concurrency') }],
  [{ retrys: 1 }, 400, { hint: 'Did you mean retries?' }],
])('refuses %j', async (body, status, expected) => {
  await using tenant = await startTenant()
  const url = `${tenant.sandbox.urls.control}/connections/${tenant.connection.id}/delivery`
  expect(await change(url, body)).toMatchObject({ status, body: expected })
})

it('has no delivery settings for what is no SCIM connection', async () => {
  await using tenant = await startTenant()
  const url = `${tenant.sandbox.urls.control}/connections/none/delivery`
  expect(await change(url, { retries: 1 })).toMatchObject({
    status: 404,
    body: { message: 'There is no SCIM connection none.' },
  })
})
