import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

async function create({ platform }: Tenant, type: string, user: object): Promise<number> {
  const { status } = await platform.request('/users', {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify(user),
  })
  return status
}

it.each([['application/json'], ['application/vnd.pingidentity.user.import+json']])(
  'provisions a user who is created disabled as %s, inactive',
  async (type) => {
    await using tenant = await startTenant()
    await tenant.rule('population.id pr')
    await tenant.revise()
    expect(await create(tenant, type, { username: 'ada', enabled: false })).toBe(201)
    // The target lists its users in the order in which it got them.
    await tenant.sandbox.waitForIdle()
    expect(await create(tenant, type, { username: 'bob' })).toBe(201)
    expect(await tenant.users()).toMatchObject([
      { userName: 'ada', active: false },
      { userName: 'bob', active: true },
    ])
    expect(await tenant.sent('create')).toMatchObject([
      { userName: 'ada', active: false },
      { userName: 'bob', active: true },
    ])
  },
)

it('puts no password of an import into the journal or to the target', async () => {
  await using tenant = await startTenant()
  await tenant.rule('population.id pr')
  await tenant.revise()
  const password = { value: 'Planted-77b0!' }
  await create(tenant, 'application/vnd.pingidentity.user.import+json', {
    username: 'ada',
    password,
  })
  await tenant.users()
  const { urls } = tenant.sandbox
  for (const path of ['/exchanges', '/changes', '/entries']) {
    const answer = await fetch(urls.control + path)
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toContain('Planted')
  }
})
