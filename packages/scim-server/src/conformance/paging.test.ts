import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { list, namesIn } from '../test/listing.ts'
import { createUser } from '../test/provision.ts'
import { startServer, type Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { paging } from './paging.ts'

conforms(paging, {
  async 'list-response'() {
    const client = await startWith({ a: {}, b: {} })
    const { status, body } = await client.send('GET', '/Users')
    expect(status).toBe(200)
    expect(body).toEqual({
      schemas: [URN.listResponse],
      totalResults: 2,
      startIndex: 1,
      itemsPerPage: 2,
      Resources: [
        expect.objectContaining({ userName: 'a' }),
        expect.objectContaining({ userName: 'b' }),
      ],
    })
  },

  async 'empty-list'() {
    const client = await startWith({ a: {} })
    const found = await list(client, '/Users', { filter: 'userName eq "nobody"' })
    expect(found).toMatchObject({ status: 200, body: { totalResults: 0, Resources: [] } })
  },

  async 'total-of-all'() {
    const client = await startWith({ a: {}, b: {}, c: {}, d: {} })
    const { body } = await list(client, '/Users', {
      filter: 'userName ne "b"',
      startIndex: '2',
      count: '1',
    })
    expect(body).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1 })
    expect(namesIn(body)).toEqual(['c'])
  },

  async 'index-below-one'() {
    const client = await startWith({ a: {}, b: {} })
    for (const startIndex of ['0', '-5']) {
      const { body } = await list(client, '/Users', { startIndex, count: '1' })
      expect(body.startIndex).toBe(1)
      expect(namesIn(body)).toEqual(['a'])
    }
  },

  async 'count-below-zero'() {
    const client = await startWith({ a: {}, b: {} })
    for (const count of ['0', '-5']) {
      const { body } = await list(client, '/Users', { count })
      expect(body).toMatchObject({ totalResults: 2, itemsPerPage: 0, Resources: [] })
    }
  },

  async 'beyond-the-end'() {
    const client = await startWith({ a: {}, b: {} })
    const { status, body } = await list(client, '/Users', { startIndex: '3' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ totalResults: 2, itemsPerPage: 0, Resources: [] })
  },

  async 'bounded-page'() {
    const client = await startServer({ limits: { maximumPageSize: 2 } })
    for (const userName of ['a', 'b', 'c']) await createUser(client, userName)
    const { body } = await list(client, '/Users', { count: '100' })
    expect(body).toMatchObject({ totalResults: 3, itemsPerPage: 2 })
    expect(namesIn(body)).toEqual(['a', 'b'])
  },

  async sorted() {
    const client = await startWith({
      one: { displayName: 'beta', externalId: 'beta' },
      two: { displayName: 'Alpha', externalId: 'Gamma' },
      three: { displayName: 'GAMMA', externalId: 'Alpha' },
    })
    expect(await order(client, { sortBy: 'displayName' })).toEqual(['two', 'one', 'three'])
    expect(await order(client, { sortBy: 'externalId' })).toEqual(['three', 'two', 'one'])
    expect(await order(client, { sortBy: 'displayName', sortOrder: 'descending' })).toEqual([
      ...['three', 'one', 'two'],
    ])
    expect(await order(client, { sortBy: 'meta.created', sortOrder: 'descending' })).toEqual([
      ...['three', 'two', 'one'],
    ])
  },

  async 'sorted-missing'() {
    const client = await startWith({ none: {}, b: { title: 'B' }, a: { title: 'A' } })
    expect(await order(client, { sortBy: 'title' })).toEqual(['a', 'b', 'none'])
    expect(await order(client, { sortBy: 'title', sortOrder: 'descending' })).toEqual([
      ...['none', 'b', 'a'],
    ])
  },

  async 'sorted-plural'() {
    const client = await startWith({
      c: { emails: [{ value: 'c@x.org' }, { value: 'a@x.org' }] },
      a: { emails: [{ value: 'z@x.org' }, { value: 'a@x.org', primary: true }] },
      b: { emails: [{ value: 'b@x.org' }] },
    })
    for (const sortBy of ['emails', 'emails.value'])
      expect(await order(client, { sortBy })).toEqual(['a', 'b', 'c'])
  },

  async 'sorted-unknown'() {
    const client = await startServer()
    expect(await list(client, '/Users', { sortBy: 'height' })).toMatchObject({
      status: 400,
      body: { scimType: 'invalidPath' },
    })
  },

  async 'sorted-secret'() {
    const client = await startWith({ a: { password: 'x' } })
    for (const query of [
      { sortBy: 'password' },
      { filter: 'password pr' },
      { filter: 'password sw "x"' },
    ])
      expect(await list(client, '/Users', query)).toMatchObject({
        status: 403,
        body: { scimType: 'sensitive' },
      })
  },
})

async function startWith(users: Readonly<Record<string, object>>): Promise<Client> {
  const client = await startServer()
  for (const [userName, more] of Object.entries(users)) await createUser(client, userName, more)
  return client
}

async function order(client: Client, query: Record<string, string>): Promise<readonly string[]> {
  const { body } = await list(client, '/Users', { ...query, attributes: 'userName' })
  return body.Resources.map(({ userName }: { userName: string }) => userName)
}
