import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { list, namesIn } from '../test/listing.ts'
import { createGroup, createUser } from '../test/provision.ts'
import type { Answer, Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { searching } from './searching.ts'
import type { Via } from './via.test-support.ts'

conforms(searching, {
  async 'search-as-get'(via) {
    const client = await startPopulated(via)
    const sorted = { sortBy: 'displayName', sortOrder: 'descending' }
    for (const path of ['/Users', '/Groups', ''])
      for (const parameters of [
        {},
        { filter: 'displayName co "e"' },
        { ...sorted, startIndex: 2, count: 1 },
        { ...sorted, attributes: ['displayName', 'meta.created'] },
        { ...sorted, excludedAttributes: ['displayName', 'meta'] },
        { ...sorted, cursor: '', count: 1 },
        { filter: 'displayName eq "none"' },
        { filter: '(' },
        { sortBy: 'height' },
        { cursor: '', count: 0 },
      ]) {
        const found = await search(via, client, path, parameters)
        const query = Object.entries(parameters).map(([name, value]) => [name, String(value)])
        const asked = await list(client, path, Object.fromEntries(query))
        expect({ path, parameters, found: comparable(found) }).toEqual({
          path,
          parameters,
          found: comparable(asked),
        })
      }
  },

  async 'search-at-root'(via) {
    const client = await startPopulated(via)
    const { status, body } = await search(via, client, '', { filter: 'displayName co "e"' })
    expect([status, body.totalResults]).toEqual([200, 3])
    expect(namesIn(body)).toEqual(['Grace', 'Zoe', 'Bees'])
  },

  async 'query-at-root'(via) {
    const client = await startPopulated(via)
    for (const [query, names] of [
      ['', ['Ada', 'Grace', 'Zoe', 'Bees', 'Yaks']],
      ['startIndex=3&count=2', ['Zoe', 'Bees']],
      ['sortBy=displayName&sortOrder=descending', ['Zoe', 'Yaks', 'Grace', 'Bees', 'Ada']],
      ['sortBy=displayName&startIndex=2&count=2', ['Bees', 'Grace']],
      ['count=0', []],
    ] as const) {
      const { status, body } = await via.send(client, 'GET', `?${query}`)
      expect({ query, status, total: body.totalResults }).toEqual({ query, status: 200, total: 5 })
      expect({ query, names: namesIn(body) }).toEqual({ query, names })
    }
  },

  async 'foreign-attribute'(via) {
    const client = await startPopulated(via)
    for (const [filter, names] of [
      ['userName sw "a" or displayName eq "Yaks"', ['Ada', 'Yaks']],
      ['not (userName pr)', ['Bees', 'Yaks']],
      ['members pr or userName eq "ada"', ['Ada']],
    ] as const)
      for (const { way, body } of await via.query(client, '', { filter }))
        expect({ way, filter, names: namesIn(body) }).toEqual({ way, filter, names })
    for (const { way, status, body } of await via.query(client, '', { filter: 'height gt 3' }))
      expect({ way, status, type: body.scimType }).toEqual({
        way,
        status: 400,
        type: 'invalidFilter',
      })
    for (const { way, body } of await via.query(client, '', { sortBy: 'userName' }))
      expect({ way, names: namesIn(body) }).toEqual({
        way,
        names: ['Ada', 'Grace', 'Zoe', 'Bees', 'Yaks'],
      })
  },

  async 'search-names'(via) {
    const client = await startPopulated(via)
    for (const path of ['/Users', '']) {
      const body = {
        SCHEMAS: [URN.searchRequest],
        Filter: 'displayName co "e"',
        SORTBY: 'displayName',
        sortorder: 'descending',
        COUNT: 1,
        Attributes: ['displayName'],
      }
      const found = await via.send(client, 'POST', `${path}/.search`, { body })
      expect(found).toMatchObject({ status: 200, body: { totalResults: path ? 2 : 3 } })
      expect(namesIn(found.body)).toEqual(['Zoe'])
      expect(Object.keys(found.body.Resources[0]).toSorted()).toEqual([
        'displayName',
        'id',
        'schemas',
      ])
    }
  },

  async 'search-schema'(via) {
    const client = await startPopulated(via)
    const schemas = [URN.searchRequest]
    for (const body of [
      { filter: 'displayName pr' },
      { schemas: [URN.patchOp] },
      { schemas: URN.patchOp },
      { schemas, filter: 7 },
      { schemas, count: 'many' },
      { schemas, attributes: 7 },
      { schemas, sortBy: ['displayName'] },
    ])
      for (const path of ['/Users', ''])
        expect({
          sent: body,
          ...(await via.send(client, 'POST', `${path}/.search`, { body })),
        }).toMatchObject({
          status: 400,
          body: { schemas: [URN.error], scimType: 'invalidSyntax' },
        })
  },

  async 'search-off'(via) {
    const client = await via.start({ features: { search: false } })
    for (const path of ['', '/Users', '/Groups'])
      expect((await search(via, client, path, {})).status).toBe(501)
    expect((await via.send(client, 'GET', '')).status).toBe(501)
    expect((await client.send('GET', '/Users')).status).toBe(200)
  },
})

async function startPopulated(via: Via): Promise<Client> {
  const client = await via.start()
  for (const displayName of ['Ada', 'Grace', 'Zoe'])
    await createUser(client, displayName.toLowerCase(), { displayName })
  for (const displayName of ['Bees', 'Yaks']) await createGroup(client, displayName)
  return client
}

function search(via: Via, client: Client, path: string, parameters: object): Promise<Answer> {
  const body = { schemas: [URN.searchRequest], ...parameters }
  return via.send(client, 'POST', `${path}/.search`, { body })
}

/** An answer without what differs from one request to the next. */
function comparable({ status, body }: Answer): object {
  const { detail: _detail, ...rest } = body
  return { status, body: rest }
}
