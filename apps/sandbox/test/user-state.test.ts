import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

async function signIn({ urls, credentials }: Tenant['sandbox']): Promise<string> {
  const answer = await fetch(`${urls.auth}/${credentials.environmentId}/as/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
    }),
  })
  return ((await answer.json()) as { access_token: string }).access_token
}

async function create({ sandbox }: Tenant, type: string, user: object): Promise<number> {
  const { status } = await fetch(
    `${sandbox.urls.api}/environments/${sandbox.credentials.environmentId}/users`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${await signIn(sandbox)}`, 'content-type': type },
      body: JSON.stringify(user),
    },
  )
  return status
}

it.each([['application/json'], ['application/vnd.pingidentity.user.import+json']])(
  'provisions a user who is created disabled as %s, inactive',
  async (type) => {
    await using tenant = await startTenant()
    await tenant.rule('population.id pr')
    await tenant.revise()
    expect(await create(tenant, type, { username: 'ada', enabled: false })).toBe(201)
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
