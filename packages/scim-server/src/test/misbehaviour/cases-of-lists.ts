import { createAnswer, list, namesOf, rowsOf, userOf } from '../observe.ts'
import { createUser } from '../provision.ts'
import type { Cases } from './case.ts'

export const casesOfLists = {
  'empty-list-is-404': {
    observe: async (client) => {
      const empty = await client.send('GET', '/Users')
      const found = await list(client, 'userName eq "ada"')
      await createUser(client, 'ada')
      const beyond = await client.send('GET', '/Users?filter=id%20pr&startIndex=2')
      return [empty.status, found.status, found.body.totalResults, beyond.status]
    },
    right: [200, 200, 0, 200],
    wrong: [200, 404, undefined, 200],
  },
  'resources-null': {
    observe: async (client) => (await client.send('GET', '/Users')).body.Resources,
    right: [],
    wrong: null,
  },
  'numbers-as-strings': {
    observe: async (client) => {
      const { totalResults, startIndex, itemsPerPage } = (await client.send('GET', '/Users')).body
      return [totalResults, startIndex, itemsPerPage]
    },
    right: [0, 1, 0],
    wrong: ['0', '1', '0'],
  },
  'total-is-page-length': {
    observe: async (client) => {
      for (const name of ['a', 'b', 'c']) await createUser(client, name)
      return (await client.send('GET', '/Users?count=2')).body.totalResults
    },
    right: 3,
    wrong: 2,
  },
  'paging-ignored': {
    observe: async (client) => {
      for (const name of ['a', 'b', 'c']) await createUser(client, name)
      const { body } = await client.send('GET', '/Users?startIndex=3&count=2')
      const byCursor = (await client.send('GET', '/Users?cursor=&count=2')).body
      return [rowsOf(body), body.startIndex, body.totalResults, rowsOf(byCursor)]
    },
    right: [['c'], 3, 3, ['a', 'b']],
    wrong: [['a', 'b', 'c'], 1, 3, ['a', 'b']],
  },
  'paging-from-zero': {
    observe: async (client) => {
      for (const name of ['a', 'b', 'c']) await createUser(client, name)
      const pages = ['?startIndex=1&count=2', '?startIndex=3&count=2', '?startIndex=0&count=2', '']
      return Promise.all(
        pages.map(async (query) => {
          const { body } = await client.send('GET', `/Users${query}`)
          return [rowsOf(body), body.startIndex, body.totalResults]
        }),
      )
    },
    right: [
      [['a', 'b'], 1, 3],
      [['c'], 3, 3],
      [['a', 'b'], 1, 3],
      [['a', 'b', 'c'], 1, 3],
    ],
    wrong: [
      [['b', 'c'], 1, 3],
      [[], 3, 3],
      [['a', 'b'], 0, 3],
      [['a', 'b', 'c'], 0, 3],
    ],
  },
  'pages-smaller-than-asked': {
    observe: async (client) => {
      for (let index = 0; index < 12; index++) await createUser(client, `user${index}`)
      const first = (await client.send('GET', '/Users?count=12')).body
      const second = (await client.send('GET', '/Users?startIndex=11')).body
      const byCursor = (await client.send('GET', '/Users?cursor=&count=12')).body
      return [
        [first.Resources.length, first.itemsPerPage, first.totalResults],
        second.Resources.map(({ userName }: { userName: string }) => userName),
        byCursor.nextCursor !== undefined,
        (await client.send('GET', '/Users?count=2')).body.Resources.length,
      ]
    },
    right: [[12, 12, 12], ['user10', 'user11'], false, 2],
    wrong: [[10, 10, 12], ['user10', 'user11'], true, 2],
  },
  'duplicate-rows': {
    observe: async (client) => {
      for (const name of ['a', 'b', 'c']) await createUser(client, name)
      const pages = ['', '?startIndex=2&count=3', '?startIndex=6', '?count=0', '?cursor=&count=3']
      return Promise.all(
        pages.map(async (query) => {
          const { body } = await client.send('GET', `/Users${query}`)
          return [rowsOf(body), body.totalResults, body.itemsPerPage]
        }),
      )
    },
    right: [
      [['a', 'b', 'c'], 3, 3],
      [['b', 'c'], 3, 2],
      [[], 3, 0],
      [[], 3, 0],
      [['a', 'b', 'c'], 3, 3],
    ],
    wrong: [
      [['a', 'a', 'b', 'b', 'c', 'c'], 6, 6],
      [['a', 'b', 'b'], 6, 3],
      [['c'], 6, 1],
      [[], 6, 0],
      [['a', 'a', 'b'], 6, 3],
    ],
  },
  'created-not-readable': {
    observe: async (client) => {
      const { body, headers } = await createAnswer(client, 'ada')
      const read = await client.send('GET', `/Users/${body.id}`)
      const [row] = (await list(client, 'userName eq "ada"')).body.Resources
      const place = headers.get('location')
      return [
        read.status,
        row.id === body.id,
        (await client.send('GET', `/Users/${row.id}`)).status,
        place === body.meta.location && place?.endsWith(body.id),
      ]
    },
    right: [200, true, 200, true],
    wrong: [404, false, 200, true],
  },
  'stale-read': {
    observe: async (client) => {
      const id = await createUser(client, 'ada')
      const first = await client.send('GET', `/Users/${id}`)
      const lists = [await namesOf(client), await namesOf(client)]
      await client.send('PUT', `/Users/${id}`, { body: userOf('eve') })
      const before = await client.send('GET', `/Users/${id}`)
      const after = await client.send('GET', `/Users/${id}`)
      const filtered = [
        await namesOf(client, 'userName eq "ada"'),
        await namesOf(client, 'userName eq "ada"'),
      ]
      await createUser(client, 'bob')
      await client.send('PUT', `/Users/${id}`, { body: userOf('adele') })
      const pages = []
      for (const query of ['count=1&startIndex=2&attributes=userName', 'count=1']) {
        const { body } = await client.send('GET', `/Users?${query}`)
        pages.push([rowsOf(body), body.totalResults, body.Resources[0]?.meta !== undefined])
        await client.send('PUT', `/Users/${id}`, { body: userOf('ada') })
      }
      return [first.status, lists, before.body.userName, after.body.userName, filtered, pages]
    },
    right: [
      ...[200, [['ada'], ['ada']], 'eve', 'eve', [[], []]],
      [
        [['bob'], 2, false],
        [['ada'], 2, true],
      ],
    ],
    wrong: [
      ...[404, [[], ['ada']], 'ada', 'eve', [['ada'], []]],
      [
        [[], 1, false],
        [['adele'], 2, true],
      ],
    ],
  },
  'inactive-hidden': {
    observe: async (client) => {
      const id = await createUser(client, 'ada', { active: false })
      await createUser(client, 'bob')
      const { status } = await client.send('GET', `/Users/${id}`)
      return [status, await namesOf(client), await namesOf(client, 'userName eq "ada"')]
    },
    right: [200, ['ada', 'bob'], ['ada']],
    wrong: [404, ['bob'], []],
  },
} as const satisfies Cases
