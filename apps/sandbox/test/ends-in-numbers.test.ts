import type { ChangeRecord, ChangeSummary } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

const everyone = 'population.id pr'

/** The last change, with its entries. */
async function lastChange({ sandbox }: Awaited<ReturnType<typeof startTenant>>) {
  await sandbox.waitForIdle()
  const read = async <Answer>(path: string) =>
    (await (await fetch(`${sandbox.urls.control}${path}`)).json()) as Answer
  const { changes } = await read<{ changes: ChangeSummary[] }>('/changes?kind=change')
  return read<ChangeRecord>(`/changes/${changes[0]?.id}`)
}

it('counts how the users of a change ended, also those that stay as they are', async () => {
  await using tenant = await startTenant()
  for (const name of ['ada', 'bob']) await tenant.hire(name)
  const rule = await tenant.rule(everyone)
  await tenant.revise()
  expect(await lastChange(tenant)).toMatchObject({ finished: true, ends: { created: 2 } })

  await fetch(`${tenant.sandbox.urls.control}/rules/${rule.id}/resync`, { method: 'POST' })
  const { ends, outcomes, entries } = await lastChange(tenant)
  expect({ ends, outcomes }).toEqual({ ends: { unchanged: 2 }, outcomes: {} })
  expect(entries.at(-1)).toMatchObject({ type: 'finished', ends: { unchanged: 2 } })
})

it('counts the memberships that the target refuses', async () => {
  await using tenant = await startTenant()
  const team = await tenant.group('Team')
  for (const name of ['ada', 'bob', 'eve']) await tenant.join(await tenant.hire(name), team)
  const rule = await tenant.rule(everyone)
  await tenant.revise()
  const [bob] = (await tenant.users()).filter(({ userName }) => userName === 'bob')
  const { sandbox } = tenant
  const headers = { authorization: `Bearer ${sandbox.token}` }
  await fetch(`${sandbox.urls.scim}/Users/${bob?.['id']}`, { method: 'DELETE', headers })
  const group = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: 'Team' }
  await fetch(`${sandbox.urls.scim}/Groups`, {
    ...{ method: 'POST', body: JSON.stringify(group) },
    headers: { ...headers, 'content-type': 'application/scim+json' },
  })
  await tenant.call('PUT', `/propagation/rules/${rule.id}`, {
    ...{ name: 'Rule', active: true, populationExpression: everyone, groups: [{ id: team.id }] },
  })
  await tenant.revise()
  const { entries } = await lastChange(tenant)
  expect(entries).toContainEqual(
    expect.objectContaining({
      ...{ type: 'outcome', status: 'failed', cause: 'members' },
      memberships: { failed: 1, total: 3 },
    }),
  )
})
