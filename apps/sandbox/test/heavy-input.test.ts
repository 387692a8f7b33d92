import { patchLimits } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

const many = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index))

const message = (name: string) => [`urn:ietf:params:scim:api:messages:2.0:${name}`]

/** Calls the reference server of a tenant. */
function createScim({ sandbox }: Awaited<ReturnType<typeof startTenant>>) {
  return async (method: string, path: string, body: object) => {
    const answer = await fetch(`${sandbox.urls.scim}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${sandbox.token}`,
        'content-type': 'application/scim+json',
      },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    return {
      status: answer.status,
      body: JSON.parse(text || '{}') as { id: string; detail: string },
    }
  }
}

it('refuses a PATCH whose operations examine too many values, and leaves the user unchanged', async () => {
  await using tenant = await startTenant()
  const scim = createScim(tenant)
  const emails = many(10_000, (index) => ({ value: `user${index}@example.com` }))
  const user = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'ada', emails }
  const { body: created } = await scim('POST', '/Users', user)
  const requests = [
    many(1000, (index) => ({ op: 'add', path: 'emails', value: [{ value: `new${index}@x.y` }] })),
    [
      {
        op: 'add',
        value: Object.fromEntries(
          many(10_000, (index) => [`emails[type eq "${index}"].value`, 'x']),
        ),
      },
    ],
  ]
  for (const Operations of requests) {
    const refused = await scim('PATCH', `/Users/${created.id}`, {
      schemas: message('PatchOp'),
      Operations,
    })
    expect(refused).toMatchObject({
      status: 413,
      body: { detail: expect.stringContaining(`${patchLimits.values} values`) },
    })
  }
  const [kept] = await tenant.users()
  expect(kept?.['emails']).toHaveLength(10_000)
})

it('refuses a PATCH whose filters examine too many members', async () => {
  await using tenant = await startTenant()
  const scim = createScim(tenant)
  const operations = many(1000, (index) => ({
    method: 'POST',
    path: '/Users',
    bulkId: `b${index}`,
    data: { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: `user${index}` },
  }))
  await scim('POST', '/Bulk', { schemas: message('BulkRequest'), Operations: operations })
  const { body: group } = await scim('POST', '/Groups', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName: 'Everybody',
  })
  const members = (await tenant.users()).map(({ id }) => ({ value: id }))
  const nested = await scim('POST', '/Groups', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName: 'Nested',
  })
  members.push({ value: nested.body.id })
  const add = { op: 'add', path: 'members', value: members }
  const added = { schemas: message('PatchOp'), Operations: [add] }
  expect((await scim('PATCH', `/Groups/${group.id}`, added)).status).toBe(204)
  const remove = (count: number) =>
    scim('PATCH', `/Groups/${group.id}`, {
      schemas: message('PatchOp'),
      Operations: many(count, (index) => ({
        op: 'remove',
        path: `members[display eq "nobody${index}"]`,
      })),
    })
  expect(await remove(1000)).toMatchObject({
    status: 413,
    body: { detail: expect.stringContaining(`${patchLimits.values} members`) },
  })
  expect((await remove(10)).status).toBeLessThan(300)
})

it('judges many values by a long list of allowed ones', async () => {
  await using tenant = await startTenant()
  const schemas = await tenant.call<{ _embedded: { schemas: { id: string; name: string }[] } }>(
    'GET',
    '/schemas',
  )
  const schema = schemas._embedded.schemas.find(({ name }) => name === 'User')
  await tenant.call('POST', `/schemas/${schema?.id}/attributes`, {
    name: 'badge',
    multiValued: true,
    enumeratedValues: many(20_000, (index) => ({ value: `v${index}` })),
  })
  await tenant.hire('ada', { badge: many(60_000, () => 'v19999') })
  await expect(tenant.hire('bob', { badge: ['v20000'] })).rejects.toThrow('badge is one of v0, v1')
})

it('looks for the nearest of some names without comparing a text of a megabyte with each', async () => {
  await using tenant = await startTenant()
  const answer = await fetch(`${tenant.sandbox.urls.control}/misbehaviours`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ active: ['x'.repeat(900_000)] }),
  })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ hint: expect.stringContaining('Known are: ') })
})
