import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { createUser, patchOf } from './provision.ts'
import { startServer } from './start-server.ts'

it('takes the parameters of a search in any letter case', async () => {
  const client = await startServer()
  for (const name of ['ada', 'grace', 'alan']) await createUser(client, name)
  const search = (parameters: object) => client.send('POST', '/Users/.search', { body: parameters })

  const filtered = await search({ SCHEMAS: [URN.searchRequest], Filter: 'userName eq "ada"' })
  expect(filtered.body).toMatchObject({ totalResults: 1, Resources: [{ userName: 'ada' }] })
  const sorted = await search({
    schemas: [URN.searchRequest],
    sortby: 'userName',
    SortOrder: 'Descending',
    STARTINDEX: 2,
    Count: 1,
    Attributes: ['userName'],
  })
  expect(sorted.body).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1 })
  expect(sorted.body.Resources.map(({ userName }: { userName: string }) => userName)).toEqual([
    'alan',
  ])
})

it.each([
  [{ fliter: 'userName eq "ada"' }, 'fliter'],
  [{ filter: 'userName eq "ada"', Filter: 'userName eq "grace"' }, 'filter is given twice'],
])('refuses a search for %j, which it would not answer', async (parameters, detail) => {
  const client = await startServer()
  for (const path of ['/Users/.search', '/.search']) {
    const body = { schemas: [URN.searchRequest], ...parameters }
    const refused = await client.send('POST', path, { body })
    expect(refused).toMatchObject({ status: 400, body: { scimType: 'invalidSyntax' } })
    expect(refused.body.detail).toContain(detail)
  }
})

it('takes query parameters in any letter case', async () => {
  const client = await startServer()
  for (const name of ['ada', 'grace', 'alan']) await createUser(client, name)
  const filtered = await client.send('GET', '/Users?FILTER=userName%20eq%20%22ada%22')
  expect(filtered.body.totalResults).toBe(1)
  const page = await client.send(
    'GET',
    '/Users?SortBy=userName&SORTORDER=descending&StartIndex=2&COUNT=1',
  )
  expect(page.body).toMatchObject({ startIndex: 2, Resources: [{ userName: 'alan' }] })
  expect((await client.send('GET', '/Users?Cursor=&count=2')).body).toHaveProperty('nextCursor')
  const [{ id }] = filtered.body.Resources
  const selected = await client.send('GET', `/Users/${id}?Attributes=meta`)
  expect(selected.body).not.toHaveProperty('userName')
  const body = patchOf({ op: 'replace', path: 'title', value: 'Countess' })
  const patched = await client.send('PATCH', `/Users/${id}?EXCLUDEDATTRIBUTES=title`, { body })
  expect(patched.body).toMatchObject({ userName: 'ada' })
  expect(patched.body).not.toHaveProperty('title')
})

it('refuses a query parameter that is given twice', async () => {
  const client = await startServer()
  const refused = await client.send('GET', '/Users?filter=id%20pr&Filter=title%20pr')
  expect(refused).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } })
})

it('ignores unknown query parameters', async () => {
  const client = await startServer()
  expect((await client.send('GET', '/Users?aadOptscim062020&aadOptscim062020')).status).toBe(200)
})

it('takes the members of a PATCH and of a bulk request in any letter case', async () => {
  const client = await startServer()
  const id = await createUser(client, 'ada')
  const patched = await client.send('PATCH', `/Users/${id}`, {
    body: {
      Schemas: [URN.patchOp],
      operations: [{ OP: 'replace', Path: 'title', VALUE: 'Countess' }],
    },
  })
  expect(patched).toMatchObject({ status: 200, body: { title: 'Countess' } })
  const data = { schemas: [URN.user], userName: 'grace' }
  const bulk = await client.send('POST', '/Bulk', {
    body: {
      SCHEMAS: [URN.bulkRequest],
      FailOnErrors: 1,
      operations: [{ Method: 'POST', PATH: '/Users', bulkid: 'b1', Data: data }],
    },
  })
  expect(bulk.body.Operations).toMatchObject([{ status: '201', bulkId: 'b1' }])
})
