import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { namesIn } from '../test/listing.ts'
import { createGroup, createUser } from '../test/provision.ts'
import type { Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { devices, deviceTypes } from './device.test-support.ts'
import { paging } from './paging.ts'
import { createTarget } from './place.test-support.ts'
import type { Parameters } from './query.test-support.ts'
import type { Via } from './via.test-support.ts'

conforms(paging, {
  async 'list-response'(via) {
    const client = await startWith(via, { a: {}, b: {} })
    for (const { way, status, body } of await via.query(client, '/Users', {}))
      expect({ way, status, body }).toEqual({
        way,
        status: 200,
        body: {
          schemas: [URN.listResponse],
          totalResults: 2,
          startIndex: 1,
          itemsPerPage: 2,
          Resources: [
            expect.objectContaining({ userName: 'a' }),
            expect.objectContaining({ userName: 'b' }),
          ],
        },
      })
  },

  async 'empty-list'(via) {
    const client = await startWith(via, { a: {} })
    const filter = 'userName eq "none"'
    for (const { way, status, body } of await via.query(client, '/Users', { filter }))
      expect({ way, status, body }).toMatchObject({
        way,
        status: 200,
        body: { schemas: [URN.listResponse], totalResults: 0, Resources: [] },
      })
  },

  async 'total-of-all'(via) {
    const client = await startWith(via, { a: {}, b: {}, c: {}, d: {} })
    const some = { filter: 'userName ne "b"', sortBy: 'userName', count: 1 }
    for (const [parameters, total] of [
      [some, 3],
      [{ ...some, startIndex: 3 }, 3],
      [{ count: 1 }, 4],
    ] as const)
      for (const { way, body } of await via.query(client, '/Users', parameters))
        expect({ way, total: body.totalResults }).toEqual({ way, total })
  },

  async 'page-at-index'(via) {
    const client = await startWith(via, { a: {}, b: {}, c: {}, d: {} })
    const filter = { filter: 'userName ne "b"', sortBy: 'userName', sortOrder: 'descending' }
    for (const [parameters, names] of [
      [{ startIndex: 2, count: 2 }, ['b', 'c']],
      [{ startIndex: 4 }, ['d']],
      [{ ...filter, startIndex: 2, count: 1 }, ['c']],
    ] as const)
      for (const { way, body } of await via.query(client, '/Users', parameters)) {
        const { startIndex } = parameters
        expect({ way, startIndex: body.startIndex }).toEqual({ way, startIndex })
        expect({ way, names: namesIn(body) }).toEqual({ way, names })
      }
  },

  async 'index-below-one'(via) {
    const client = await startWith(via, { a: {}, b: {} })
    for (const startIndex of [0, -5])
      for (const { way, body } of await via.query(client, '/Users', { startIndex, count: 1 }))
        expect({ way, startIndex: body.startIndex, names: namesIn(body) }).toEqual({
          way,
          startIndex: 1,
          names: ['a'],
        })
  },

  async 'count-respected'(via) {
    const client = await startWith(via, { a: {}, b: {}, c: {} })
    for (const [count, items] of [
      [1, 1],
      [2, 2],
      [9, 3],
    ] as const)
      for (const { way, body } of await via.query(client, '/Users', { count })) {
        expect({ way, items: body.itemsPerPage }).toEqual({ way, items })
        expect(body.Resources).toHaveLength(items)
      }
  },

  async 'count-below-zero'(via) {
    const client = await startWith(via, { a: {}, b: {} })
    for (const count of [0, -5])
      for (const { way, status, body } of await via.query(client, '/Users', { count }))
        expect({ way, status, body }).toMatchObject({
          way,
          status: 200,
          body: { totalResults: 2, itemsPerPage: 0, Resources: [] },
        })
  },

  async 'beyond-the-end'(via) {
    const client = await startWith(via, { a: {}, b: {} })
    for (const startIndex of [3, 1_000_000])
      for (const { way, status, body } of await via.query(client, '/Users', { startIndex }))
        expect({ way, status, body }).toMatchObject({
          way,
          status: 200,
          body: { totalResults: 2, itemsPerPage: 0, Resources: [] },
        })
  },

  async 'bounded-page'(via) {
    const client = await via.start({ limits: { maximumPageSize: 2, defaultPageSize: 1 } })
    for (const userName of ['a', 'b', 'c']) await createUser(client, userName)
    for (const [parameters, names] of [
      [{ count: 99_999 }, ['a', 'b']],
      [{}, ['a']],
    ] as const)
      for (const { way, status, body } of await via.query(client, '/Users', parameters)) {
        expect({ way, status }).toEqual({ way, status: 200 })
        expect({ way, names: namesIn(body), total: body.totalResults }).toEqual({
          way,
          names,
          total: 3,
        })
      }
  },

  async sorted(via) {
    const client = await startWith(via, {
      one: { name: { familyName: 'B' }, [URN.enterpriseUser]: { department: 'X' } },
      two: { name: { familyName: 'A' }, [URN.enterpriseUser]: { department: 'Y' } },
    })
    await client.send('PUT', `/Users/${await idOf(client, 'one')}`, {
      body: {
        schemas: [URN.user, URN.enterpriseUser],
        userName: 'one',
        title: 'Countess',
        name: { familyName: 'B' },
        [URN.enterpriseUser]: { department: 'X' },
      },
    })
    await createGroup(client, 'A', [await idOf(client, 'two')])
    const only = { filter: 'userName pr' }
    for (const [sortBy, names] of [
      ['userName', ['one', 'two']],
      ['name.familyName', ['two', 'one']],
      [`${URN.enterpriseUser}:department`, ['one', 'two']],
      ['meta.created', ['one', 'two']],
      ['meta.lastModified', ['two', 'one']],
      ['meta.version', ['two', 'one']],
      ['groups', ['two', 'one']],
      ['groups.display', ['two', 'one']],
    ] as const)
      await expectOrder(via, client, { ...only, sortBy }, names)
    const ids = [await idOf(client, 'one'), await idOf(client, 'two')]
    const byId = ids.toSorted()[0] === ids[0] ? ['one', 'two'] : ['two', 'one']
    await expectOrder(via, client, { ...only, sortBy: 'id' }, byId)
    await expectOrder(via, client, { ...only, sortBy: 'meta.location' }, byId)
  },

  async 'sorted-ascending'(via) {
    const client = await startWith(via, { b: {}, a: {}, c: {} })
    for (const sortOrder of ['', 'ascending', 'ASCENDING', 'descending']) {
      const parameters = { sortBy: 'userName', ...(sortOrder && { sortOrder }) }
      const names = sortOrder === 'descending' ? ['c', 'b', 'a'] : ['a', 'b', 'c']
      await expectOrder(via, client, parameters, names)
    }
  },

  async 'sorted-by-type'(via) {
    const client = await startWith(via, {
      one: { displayName: 'beta', externalId: 'beta' },
      two: { displayName: 'Alpha', externalId: 'Gamma' },
      three: { displayName: 'GAMMA', externalId: 'Alpha' },
    })
    await expectOrder(via, client, { sortBy: 'displayName' }, ['two', 'one', 'three'])
    await expectOrder(via, client, { sortBy: 'externalId' }, ['three', 'two', 'one'])
    const late = { sortBy: 'meta.created', sortOrder: 'descending' }
    await expectOrder(via, client, late, ['three', 'two', 'one'])

    const lent = await via.start({ resourceTypes: deviceTypes })
    for (const weight of [10, 9, 9.5])
      await createTarget(lent, devices, { name: String(weight), base: { weight } })
    const query = { sortBy: 'weight', attributes: 'displayName' }
    for (const { way, body } of await via.query(lent, '/Devices', query))
      expect({ way, names: namesIn(body) }).toEqual({ way, names: ['9', '9.5', '10'] })
  },

  async 'sorted-missing'(via) {
    const client = await startWith(via, { none: {}, b: { title: 'B' }, a: { title: 'A' } })
    await expectOrder(via, client, { sortBy: 'title' }, ['a', 'b', 'none'])
    const descending = { sortBy: 'title', sortOrder: 'descending' }
    await expectOrder(via, client, descending, ['none', 'b', 'a'])
  },

  async 'sorted-plural'(via) {
    const client = await startWith(via, {
      c: { emails: [{ value: 'c@x.org' }, { value: 'a@x.org' }] },
      a: { emails: [{ value: 'z@x.org' }, { value: 'a@x.org', primary: true }] },
      b: { emails: [{ value: 'b@x.org' }] },
    })
    for (const sortBy of ['emails', 'emails.value'])
      await expectOrder(via, client, { sortBy }, ['a', 'b', 'c'])
  },

  async 'sorted-unknown'(via) {
    const client = await via.start()
    for (const sortBy of ['height', 'name.height', 'urn:x:y', 'emails[type eq "work"]'])
      for (const { way, status, body } of await via.query(client, '/Users', { sortBy }))
        expect({ way, sortBy, status, type: body.scimType }).toEqual({
          way,
          sortBy,
          status: 400,
          type: 'invalidPath',
        })
  },

  async 'sorted-secret'(via) {
    const client = await startWith(via, { a: { password: 'x' } })
    for (const query of [
      { sortBy: 'password' },
      { filter: 'password pr' },
      { filter: 'password sw "x"' },
      { filter: 'userName pr or not (password eq "x")' },
    ])
      for (const { way, status, body } of await via.query(client, '/Users', query))
        expect({ way, query, status, type: body.scimType }).toEqual({
          way,
          query,
          status: 403,
          type: 'sensitive',
        })
  },
})

async function startWith(via: Via, users: Readonly<Record<string, object>>): Promise<Client> {
  const client = await via.start()
  for (const [userName, more] of Object.entries(users)) await createUser(client, userName, more)
  return client
}

async function idOf(client: Client, userName: string): Promise<string> {
  const filter = encodeURIComponent(`userName eq "${userName}"`)
  return (await client.send('GET', `/Users?filter=${filter}`)).body.Resources[0].id
}

/** Expects users in this order from every query of the record. */
async function expectOrder(
  via: Via,
  client: Client,
  parameters: Parameters,
  names: readonly string[],
): Promise<void> {
  const query = { ...parameters, attributes: 'userName' }
  for (const { way, body } of await via.query(client, '/Users', query)) {
    const found = body.Resources?.map(({ userName }: { userName: string }) => userName)
    expect({ way, parameters, found }).toEqual({ way, parameters, found: names })
  }
}
