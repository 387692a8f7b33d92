import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

const everyone = 'population.id pr'
const id = 'too-many-requests'

it.each(['127.0.0.1', 'localhost'])(
  'names the misbehaviour at the attempts on which it acted, and at no others, at %s',
  async (host) => {
    await using tenant = await startTenant({ console: false })
    const { control, sandbox, call, connection, connectionInput } = tenant
    const SCIM_URL = sandbox.urls.scim?.replace('127.0.0.1', host)
    await call('PUT', `/propagation/stores/${connection.id}`, {
      ...connectionInput,
      configuration: {
        ...connectionInput.configuration,
        ...{ SCIM_URL, OAUTH_ACCESS_TOKEN: sandbox.token },
      },
    })
    const delivery = { concurrency: 4, retries: 8, backoffMs: 1, maxBackoffMs: 5 }
    await control.setDelivery(connection.id, delivery)
    await control.setProfile('current', { retryAfter: 'ignored' })
    for (const name of ['ada', 'bob', 'eve', 'zed']) await tenant.hire(name)
    await tenant.rule(everyone)
    await control.setMisbehaviours([id])
    await tenant.revise()
    await sandbox.waitForIdle()

    const { exchanges } = await control.exchanges({ limit: 1000 })
    const named = await Promise.all(exchanges.map((exchange) => control.exchange(exchange.id)))
    const shown = named.map(({ response, misbehaviours = [] }) => [response?.status, misbehaviours])
    expect(shown).toContainEqual([429, [id]])
    expect(shown.filter(([status]) => status === 201)).toHaveLength(4)
    for (const [status, misbehaviours] of shown)
      expect([status, misbehaviours]).toEqual([status, status === 429 ? [id] : []])
  },
)

it('names none at another server', async () => {
  await using other = await startTenant({ console: false })
  await using tenant = await startTenant({
    console: false,
    configuration: { SCIM_URL: other.sandbox.urls.scim },
  })
  await tenant.control.setMisbehaviours(['no-put'])
  await other.control.setMisbehaviours(['error-with-200'])
  await tenant.hire('ada')
  await tenant.rule(everyone)
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  const { exchanges } = await tenant.control.exchanges()
  expect(exchanges.length).toBeGreaterThan(0)
  for (const exchange of exchanges)
    expect(await tenant.control.exchange(exchange.id)).not.toHaveProperty('misbehaviours')
})
