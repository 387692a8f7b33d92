import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

const everyone = 'population.id pr'

/** What is left at the target of an active user and a group, once the rule that provisioned them is deleted. */
it.each([
  ['stay', false, {}, [true], 1],
  ['stay, whatever the Remove Action says', false, { REMOVE_ACTION: 'Delete' }, [true], 1],
  ['are disabled, their groups deleted', true, {}, [false], 0],
  ['are deleted, their groups too', true, { REMOVE_ACTION: 'Delete' }, [], 0],
  ['stay active where disabling is off', true, { DISABLE_USERS: false }, [true], 0],
  ['stay active where deprovisioning is off', true, { DEPROVISION_USERS: false }, [true], 0],
])(
  'deletes a rule whose users %s (deprovision: %s, %j)',
  async (_, deprovision, configuration, activity, groupCount) => {
    await using tenant = await startTenant({ managed: true, configuration })
    const team = await tenant.group('Team')
    await tenant.join(await tenant.hire('ada'), team)
    const rule = await tenant.rule(everyone, [team])
    await tenant.revise()
    expect(await tenant.users()).toMatchObject([{ active: true }])
    await tenant.call('DELETE', `/propagation/rules/${rule.id}?deprovision=${deprovision}`)
    expect(await tenant.users(), 'before the revision').toMatchObject([{ active: true }])
    await tenant.revise()
    const users = await tenant.users()
    expect(users.map(({ active }) => active)).toEqual(activity)
    expect(await tenant.groups()).toHaveLength(groupCount)
  },
)

it('refuses to deprovision over a connection that does not deprovision on rule deletion', async () => {
  await using tenant = await startTenant({ managed: false })
  const rule = await tenant.rule(everyone)
  const refusal = tenant.call('DELETE', `/propagation/rules/${rule.id}?deprovision=true`)
  await expect(refusal).rejects.toThrow('"target":"deprovision"')
  await expect(tenant.call('GET', `/propagation/rules/${rule.id}`)).resolves.toBeDefined()
})

it('deprovisions those again at the next revision that the target refused to delete', async () => {
  await using tenant = await startTenant({ managed: true })
  await tenant.hire('ada')
  const rule = await tenant.rule(everyone)
  await tenant.revise()
  await tenant.users()
  await misbehave(['no-put'])
  await tenant.call('DELETE', `/propagation/rules/${rule.id}?deprovision=true`)
  await tenant.revise()
  expect(await tenant.users()).toMatchObject([{ active: true }])
  await misbehave([])
  await tenant.revise()
  expect(await tenant.users()).toMatchObject([{ active: false }])

  async function misbehave(active: readonly string[]): Promise<void> {
    await fetch(`${tenant.sandbox.urls.control}/misbehaviours`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ active }),
    })
  }
})

it.each([
  [
    'is deleted',
    (tenant: Tenant) => tenant.call('DELETE', `/propagation/stores/${tenant.connection.id}`),
  ],
  [
    'is disabled and deleted',
    async (tenant: Tenant) => {
      await changeConnection(tenant, { status: 'INACTIVE' }, {})
      await tenant.call('DELETE', `/propagation/stores/${tenant.connection.id}`)
    },
  ],
  [
    'leads elsewhere',
    (tenant: Tenant) => changeConnection(tenant, {}, { SCIM_URL: 'http://127.0.0.1:9/scim/v2' }),
  ],
])(
  'deprovisions every user of a deleted rule whose connection %s in the same revision',
  async (_, change) => {
    await using tenant = await startTenant({ managed: true })
    const names = Array.from({ length: 19 }, (__, at) => `user-${at}`)
    for (const name of names) await tenant.hire(name)
    const rule = await tenant.rule(everyone)
    await tenant.revise()
    await tenant.sandbox.waitForIdle()
    await tenant.call('DELETE', `/propagation/rules/${rule.id}?deprovision=true`)
    await change(tenant)
    await tenant.revise()
    const users = await tenant.users()
    expect(users.map(({ active }) => active)).toEqual(names.map(() => false))
  },
)

it('continues deprovisioning over a deleted connection once its target answers again', async () => {
  await using tenant = await startTenant({ managed: true })
  for (const name of ['ada', 'bob', 'eve']) await tenant.hire(name)
  const rule = await tenant.rule(everyone)
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  const { control } = tenant.sandbox.urls
  await send(`${control}/connections/${tenant.connection.id}/delivery`, 'PATCH', {
    ...{ concurrency: 1, retries: 0, circuitThreshold: 1, circuitCoolDownMs: 20 },
  })
  // The first of them opens the circuit, and the first probe keeps it open.
  const faults = [{ times: 2, effect: { kind: 'status', status: 503 } }]
  await send(`${control}/faults`, 'PUT', { faults })
  await tenant.call('DELETE', `/propagation/rules/${rule.id}?deprovision=true`)
  await tenant.call('DELETE', `/propagation/stores/${tenant.connection.id}`)
  await tenant.revise()
  let users = await tenant.users()
  while (users.some(({ active }) => active)) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    users = await tenant.users()
  }
  expect(users.map(({ active }) => active)).toEqual([false, false, false])
})

type Tenant = Awaited<ReturnType<typeof startTenant>>

async function changeConnection(
  { call, connection, connectionInput }: Tenant,
  input: object,
  configuration: object,
): Promise<void> {
  await call('PUT', `/propagation/stores/${connection.id}`, {
    ...connectionInput,
    ...input,
    configuration: { ...connectionInput.configuration, ...configuration },
  })
}

async function send(url: string, method: string, body: object): Promise<void> {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.ok).toBe(true)
}
