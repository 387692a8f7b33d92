import { expect } from 'vitest'
import { followCursors, list, namesIn } from '../test/listing.ts'
import { createUser } from '../test/provision.ts'
import { startServer, type Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { cursors } from './cursors.ts'

conforms(cursors, {
  async 'cursor-first'() {
    const client = await startWith('ada', 'grace', 'hedy')
    const first = await list(client, '/Users', { cursor: '', count: '2' })
    expect(first.body).toMatchObject({ totalResults: 3, itemsPerPage: 2 })
    expect(first.body).not.toHaveProperty('startIndex')
    const second = await list(client, '/Users', { cursor: first.body.nextCursor, count: '2' })
    expect(second.body).toMatchObject({ totalResults: 3, itemsPerPage: 1 })
    expect(namesIn(second.body)).toEqual(['hedy'])
  },

  async 'cursor-last'() {
    const client = await startWith('ada', 'grace')
    for (const count of ['2', '9']) {
      const { body } = await list(client, '/Users', { cursor: '', count })
      expect(namesIn(body)).toEqual(['ada', 'grace'])
      expect(body).not.toHaveProperty('nextCursor')
    }
  },

  async 'cursor-with-query'() {
    const client = await startWith('cleo', 'ada', 'bea', 'dora', 'ed')
    const query = { filter: 'userName co "e"', sortBy: 'userName', attributes: 'userName' }
    const pages = await followCursors(client, '/Users', { ...query, count: '2' })
    expect(pages).toEqual([['bea', 'cleo'], ['ed']])
  },

  async 'cursor-invalid'() {
    const client = await startWith('ada', 'grace')
    const first = await list(client, '/Users', { cursor: '', count: '1' })
    const { nextCursor } = first.body
    for (const query of [
      { cursor: 'nonsense' },
      { cursor: nextCursor, filter: 'userName pr' },
      { cursor: nextCursor, sortBy: 'userName' },
    ])
      expect(await list(client, '/Users', { ...query, count: '1' })).toMatchObject({
        status: 400,
        body: { scimType: 'invalidCursor' },
      })
    expect(await list(client, '/Groups', { cursor: nextCursor })).toMatchObject({
      status: 400,
      body: { scimType: 'invalidCursor' },
    })
  },

  async 'cursor-count'() {
    const client = await startWith('ada')
    for (const count of ['0', '-1', 'some'])
      expect(await list(client, '/Users', { cursor: '', count })).toMatchObject({
        status: 400,
        body: { scimType: 'invalidCount' },
      })
  },

  async 'cursor-stable'() {
    const client = await startWith('a', 'b', 'c', 'd')
    const first = await list(client, '/Users', { cursor: '', count: '2' })
    await client.send('DELETE', `/Users/${first.body.Resources[0].id}`)
    await createUser(client, 'e')
    const query = { cursor: first.body.nextCursor, count: '9' }
    expect(namesIn((await list(client, '/Users', query)).body)).toEqual(['c', 'd', 'e'])
  },

  async 'cursor-announced'() {
    const client = await startServer({ limits: { defaultPageSize: 7, maximumPageSize: 70 } })
    const { body } = await client.send('GET', '/ServiceProviderConfig')
    expect(body.pagination).toEqual({
      cursor: true,
      index: true,
      defaultPaginationMethod: 'index',
      defaultPageSize: 7,
      maxPageSize: 70,
    })
  },
})

async function startWith(...userNames: readonly string[]): Promise<Client> {
  const client = await startServer()
  for (const userName of userNames) await createUser(client, userName)
  return client
}
