import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { list, namesIn } from '../test/listing.ts'
import { createGroup, createUser } from '../test/provision.ts'
import { startServer, type Answer, type Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { searching } from './searching.ts'

conforms(searching, {
  async 'search-as-get'() {
    const client = await startPopulated()
    const parameters = {
      filter: 'displayName co "e"',
      sortBy: 'displayName',
      sortOrder: 'descending',
      startIndex: 2,
      count: 1,
    }
    const found = await search(client, '/Users', { ...parameters, attributes: ['displayName'] })
    const query = { ...parameters, startIndex: '2', count: '1', attributes: 'displayName' }
    const asked = await list(client, '/Users', query)
    expect(found.status).toBe(200)
    expect(found.body).toEqual(asked.body)
    expect(found.body).toMatchObject({ totalResults: 2, startIndex: 2, itemsPerPage: 1 })
    expect(found.body.Resources).toEqual([
      { schemas: [URN.user], id: expect.any(String), displayName: 'Grace' },
    ])
  },

  async 'search-at-root'() {
    const client = await startPopulated()
    const { body } = await search(client, '', { filter: 'displayName co "e"' })
    expect(body.totalResults).toBe(3)
    expect(namesIn(body)).toEqual(['Grace', 'Zoe', 'Bees'])
  },

  async 'query-at-root'() {
    const client = await startPopulated()
    const all = await list(client, '', {})
    expect(all.body.totalResults).toBe(5)
    expect(namesIn(all.body)).toEqual(['Ada', 'Grace', 'Zoe', 'Bees', 'Yaks'])
    const page = await list(client, '', { startIndex: '3', count: '2' })
    expect(page.body).toMatchObject({ totalResults: 5, startIndex: 3, itemsPerPage: 2 })
    expect(namesIn(page.body)).toEqual(['Zoe', 'Bees'])
    const sorted = await list(client, '', { sortBy: 'displayName', sortOrder: 'descending' })
    expect(namesIn(sorted.body)).toEqual(['Zoe', 'Yaks', 'Grace', 'Bees', 'Ada'])
  },

  async 'foreign-attribute'() {
    const client = await startPopulated()
    const users = await list(client, '', { filter: 'userName sw "a" or displayName eq "Yaks"' })
    expect(namesIn(users.body)).toEqual(['Ada', 'Yaks'])
    const groups = await list(client, '', { filter: 'not (userName pr)' })
    expect(namesIn(groups.body)).toEqual(['Bees', 'Yaks'])
    const unknown = await list(client, '', { filter: 'height gt 3' })
    expect(unknown).toMatchObject({ status: 400, body: { scimType: 'invalidFilter' } })
  },

  async 'search-schema'() {
    const client = await startPopulated()
    for (const body of [{ filter: 'userName pr' }, { schemas: [URN.patchOp] }])
      expect(await client.send('POST', '/Users/.search', { body })).toMatchObject({
        status: 400,
        body: { scimType: 'invalidSyntax' },
      })
  },

  async 'search-off'() {
    const client = await startServer({ features: { search: false } })
    for (const path of ['', '/Users', '/Groups'])
      expect((await search(client, path, {})).status).toBe(501)
  },
})

async function startPopulated(): Promise<Client> {
  const client = await startServer()
  for (const displayName of ['Ada', 'Grace', 'Zoe'])
    await createUser(client, displayName.toLowerCase(), { displayName })
  for (const displayName of ['Bees', 'Yaks']) await createGroup(client, displayName)
  return client
}

function search(client: Client, path: string, parameters: object): Promise<Answer> {
  const body = { schemas: [URN.searchRequest], ...parameters }
  return client.send('POST', `${path}/.search`, { body })
}
