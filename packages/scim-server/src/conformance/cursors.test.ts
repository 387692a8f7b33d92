import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { namesIn } from '../test/listing.ts'
import { createUser } from '../test/provision.ts'
import type { Answer, Client } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { cursors } from './cursors.ts'
import type { Parameters } from './query.test-support.ts'
import type { Via } from './via.test-support.ts'
import type { Way } from './ways.ts'

conforms(cursors, {
  async 'cursor-first'(via) {
    const client = await startWith(via, 'ada', 'grace', 'hedy')
    for (const way of via.ways) {
      const first = await page(via, client, way, { cursor: '', count: 2 })
      expect({ way, names: namesIn(first.body) }).toEqual({ way, names: ['ada', 'grace'] })
      const { nextCursor } = first.body
      expect(nextCursor).toMatch(/./)
      const second = await page(via, client, way, { cursor: nextCursor, count: 2 })
      expect({ way, names: namesIn(second.body) }).toEqual({ way, names: ['hedy'] })
    }
  },

  async 'cursor-last'(via) {
    const client = await startWith(via, 'ada', 'grace')
    for (const way of via.ways)
      for (const count of [2, 9]) {
        const { body } = await page(via, client, way, { cursor: '', count })
        expect({ way, names: namesIn(body) }).toEqual({ way, names: ['ada', 'grace'] })
        expect(body).not.toHaveProperty('nextCursor')
      }
  },

  async 'cursor-total'(via) {
    const client = await startWith(via, 'ada', 'grace', 'hedy')
    for (const way of via.ways) {
      const first = await page(via, client, way, { cursor: '', count: 2 })
      const { nextCursor } = first.body
      const second = await page(via, client, way, { cursor: nextCursor, count: 2 })
      for (const [{ body }, itemsPerPage] of [
        [first, 2],
        [second, 1],
      ] as const) {
        expect({ way, body }).toMatchObject({ way, body: { totalResults: 3, itemsPerPage } })
        expect(body).not.toHaveProperty('startIndex')
      }
    }
  },

  async 'cursor-with-query'(via) {
    const client = await startWith(via, 'cleo', 'ada', 'bea', 'dora', 'ed', 'eve')
    for (const way of via.ways)
      for (const [sortOrder, names] of [
        [
          'ascending',
          [
            ['bea', 'cleo'],
            ['ed', 'eve'],
          ],
        ],
        [
          'descending',
          [
            ['eve', 'ed'],
            ['cleo', 'bea'],
          ],
        ],
      ] as const) {
        const query = { filter: 'userName co "e"', sortBy: 'userName', sortOrder, count: 2 }
        const pages: (readonly (string | undefined)[])[] = []
        for (let cursor: string | undefined = ''; cursor !== undefined && pages.length < 9;) {
          const parameters: Parameters = { ...query, attributes: 'userName', cursor }
          const { body }: Answer = await page(via, client, way, parameters)
          for (const resource of body.Resources)
            expect(Object.keys(resource).toSorted()).toEqual(['id', 'schemas', 'userName'])
          pages.push(namesIn(body))
          cursor = body.nextCursor
        }
        expect({ way, pages }).toEqual({ way, pages: names })
      }
  },

  async 'cursor-invalid'(via) {
    const client = await startWith(via, 'ada', 'grace')
    for (const way of via.ways) {
      const first = await page(via, client, way, { cursor: '', count: 1 })
      const { nextCursor: cursor } = first.body
      for (const parameters of [
        { cursor: 'nonsense' },
        { cursor: `${cursor}x` },
        { cursor, filter: 'userName pr' },
        { cursor, sortBy: 'userName' },
      ])
        expect({
          way,
          ...(await page(via, client, way, { ...parameters, count: 1 })),
        }).toMatchObject({
          way,
          status: 400,
          body: { schemas: [URN.error], scimType: 'invalidCursor' },
        })
      if (way.startsWith('root')) continue
      const elsewhere = await page(via, client, way, { cursor, count: 1 }, '/Groups')
      expect(elsewhere).toMatchObject({ status: 400, body: { scimType: 'invalidCursor' } })
    }
  },

  async 'cursor-count'(via) {
    const client = await startWith(via, 'ada')
    for (const way of via.ways)
      for (const count of [0, -1])
        expect({ way, ...(await page(via, client, way, { cursor: '', count })) }).toMatchObject({
          way,
          status: 400,
          body: { schemas: [URN.error], scimType: 'invalidCount' },
        })
  },

  async 'cursor-stable'(via) {
    for (const way of via.ways) {
      const client = await startWith(via, 'a', 'b', 'c', 'd')
      const first = await page(via, client, way, { cursor: '', count: 2 })
      await client.send('DELETE', `/Users/${first.body.Resources[0].id}`)
      await createUser(client, 'e')
      const rest = await page(via, client, way, { cursor: first.body.nextCursor, count: 9 })
      expect({ way, names: namesIn(rest.body) }).toEqual({ way, names: ['c', 'd', 'e'] })
    }
  },

  async 'cursor-announced'(via) {
    const client = await via.start({ limits: { defaultPageSize: 7, maximumPageSize: 70 } })
    const { body } = await via.send(client, 'GET', '/ServiceProviderConfig')
    expect(body.pagination).toEqual({
      cursor: true,
      index: true,
      defaultPaginationMethod: 'index',
      defaultPageSize: 7,
      maxPageSize: 70,
    })
  },
})

async function startWith(via: Via, ...userNames: readonly string[]): Promise<Client> {
  const client = await via.start()
  for (const userName of userNames) await createUser(client, userName)
  return client
}

/** Asks one kind of query for a page by cursor. */
function page(
  via: Via,
  client: Client,
  way: Way,
  parameters: Parameters,
  endpoint = '/Users',
): Promise<Answer> {
  const at = way.startsWith('root') ? '' : endpoint
  if (!way.endsWith('.search')) {
    const pairs = Object.entries(parameters).map(([name, value]) => [name, String(value)])
    return via.send(client, 'GET', `${at}?${new URLSearchParams(pairs).toString()}`)
  }
  const { attributes, ...others } = parameters
  const body = {
    schemas: [URN.searchRequest],
    ...others,
    ...(attributes && { attributes: [attributes] }),
  }
  return via.send(client, 'POST', `${at}/.search`, { body })
}
