import { expect, it, onTestFinished } from 'vitest'
import { startTenantHost } from './tenant-host.ts'

it('shows and rehearses the provisioning of the environment that is named, and of no other', async () => {
  const host = await startTenantHost()
  onTestFinished(() => host.close())
  const { pingone, call } = host
  const stores = await call('GET', { path: '/propagation/stores' })
  const directory = stores.body._embedded.stores[0]
  const connection = await call('POST', {
    path: '/propagation/stores',
    body: { name: 'Target', type: 'scim', status: 'ACTIVE', configuration },
  })
  const plan = await call('POST', { path: '/propagation/plans', body: { name: 'Plan' } })
  const rule = await call('POST', {
    path: '/propagation/rules',
    body: {
      name: 'Everybody',
      active: true,
      plan: { id: plan.body.id },
      sourceStore: { id: directory.id },
      targetStore: { id: connection.body.id },
      populationExpression: 'enabled Eq "true"',
    },
  })
  await call('POST', { path: '/propagation/revisions', body: {} })
  const { id } = rule.body
  const query = { configuration: 'current', limit: 10, ruleId: id } as const

  const own = pingone.provisioningOf(pingone.credentials.environmentId)
  expect(await own.connections()).toMatchObject([{ id: connection.body.id }])
  expect(await own.ruleStates.all()).toMatchObject([{ id }])
  expect(await own.ruleStatus(id, 60_000)).toBeDefined()
  expect(await own.plan(query)).toMatchObject({ counts: {} })

  const other = pingone.provisioningOf(crypto.randomUUID())
  expect(await other.connections()).toEqual([])
  expect(await other.ruleStates.all()).toEqual([])
  expect(await other.ruleStatus(id, 60_000)).toBeUndefined()
  expect(await other.plan(query)).not.toHaveProperty('counts')
})

const configuration = {
  SCIM_URL: 'http://127.0.0.1:1/scim/v2',
  SCIM_VERSION: '2.0',
  USERS_RESOURCE: '/Users',
  AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
  AUTHORIZATION_TYPE: 'Bearer',
  OAUTH_ACCESS_TOKEN: 'secret',
  USER_FILTER: 'username Eq "%s"',
  UNIQUE_USER_IDENTIFIER: 'userName',
  REMOVE_ACTION: 'Disable',
}
