import { groupResourceType, URN, userResourceType } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { deviceResourceType, deviceSchema } from './device.ts'
import { followCursors, list, namesIn } from './listing.ts'
import { createGroup, createUser } from './provision.ts'
import { startServer, type Client } from './start-server.ts'

const search = (client: Client, path: string, parameters: object) =>
  client.send('POST', `${path}/.search`, {
    body: { schemas: [URN.searchRequest], ...parameters },
  })

/** Two users and two groups: `Ada`, `Zoe` and `Bees`, `Yaks`. */
async function startPopulated(): Promise<Client> {
  const client = await startServer()
  const ada = await createUser(client, 'ada', { displayName: 'Ada', active: true })
  await createUser(client, 'zoe', { displayName: 'Zoe', emails: [{ value: 'zoe@x.org' }] })
  await createGroup(client, 'Yaks', [ada])
  await createGroup(client, 'Bees')
  return client
}

it.each([
  [{}],
  [{ filter: 'displayName co "e"', sortBy: 'displayName', sortOrder: 'descending' }],
  [{ startIndex: 2, count: 1 }],
  [{ attributes: ['displayName'] }],
  [{ excludedAttributes: ['meta', 'emails'] }],
  [{ attributes: [] }],
  [{ cursor: '', count: 1 }],
  [{ count: -1 }],
])('answers a search for %j as the same query by GET (RFC 7644 §3.4.3)', async (parameters) => {
  const client = await startPopulated()
  const inQuery = Object.entries(parameters).map(([name, value]) => [name, String(value)])

  for (const path of ['', '/Users', '/Groups']) {
    const byPost = await search(client, path, parameters)
    const byGet = await list(client, path, Object.fromEntries(inQuery))

    expect(byPost.status).toBe(200)
    expect(byPost.body.schemas).toEqual([URN.listResponse])
    expect(byPost.body).toEqual(byGet.body)
  }
})

it('follows a cursor from GET in a search of the same endpoint (RFC 9865 §3)', async () => {
  const client = await startPopulated()
  const first = await list(client, '/Users', { cursor: '', count: '1' })
  const second = await search(client, '/Users', { cursor: first.body.nextCursor })
  expect(namesIn(second.body)).toEqual(['Zoe'])
})

it.each([
  ['', ['Ada', 'Zoe', 'Yaks', 'Bees']],
  ['/', ['Ada', 'Zoe', 'Yaks', 'Bees']],
])('lists all types at the root %j (RFC 7644 §3.4.2.1)', async (path, names) => {
  const client = await startPopulated()
  const { body } = await client.send('GET', path)
  expect(body).toMatchObject({ totalResults: 4, startIndex: 1, itemsPerPage: 4 })
  expect(namesIn(body)).toEqual(names)
})

it.each([
  ['userName eq "ADA"', ['Ada']],
  ['active eq true', ['Ada']],
  ['members pr', ['Yaks']],
  ['members.display eq "Ada"', ['Yaks']],
  ['emails[value ew "x.org"]', ['Zoe']],
  ['displayName co "e"', ['Zoe', 'Bees']],
  ['meta.resourceType eq "Group"', ['Yaks', 'Bees']],
  ['userName eq "ada" or members pr', ['Ada', 'Yaks']],
  ['userName pr and members pr', []],
  ['not (userName pr)', ['Yaks', 'Bees']],
  ['userName ne "ada"', ['Zoe', 'Yaks', 'Bees']],
  ['userName eq null and displayName sw "b"', ['Bees']],
  ['userName ne null', ['Ada', 'Zoe']],
  [`${URN.group}:displayName pr`, ['Yaks', 'Bees']],
])(
  'finds no value where a type lacks the attribute of %s (RFC 7644 §3.4.2.1)',
  async (filter, names) => {
    const client = await startPopulated()

    const { status, body } = await list(client, '', { filter })

    expect(status).toBe(200)
    expect(namesIn(body)).toEqual(names)
    expect(body.totalResults).toBe(names.length)
  },
)

it.each([
  ['', { filter: 'colour eq "red"' }, 400, 'invalidFilter'],
  ['', { filter: 'userName pr and colour pr' }, 400, 'invalidFilter'],
  ['', { filter: 'userName zz 1' }, 400, 'invalidFilter'],
  ['', { filter: 'password pr' }, 403, 'sensitive'],
  ['', { sortBy: 'colour' }, 400, 'invalidPath'],
  ['', { sortBy: 'password' }, 403, 'sensitive'],
  ['', { cursor: '', startIndex: 1 }, 400, 'invalidValue'],
  ['/Users', { cursor: 'x' }, 400, 'invalidCursor'],
  ['/Users', { cursor: '', count: 0 }, 400, 'invalidCount'],
  ['/Users', { filter: 7 }, 400, 'invalidSyntax'],
  ['/Users', { filter: 'members pr' }, 400, 'invalidFilter'],
])('refuses a search at %j for %j (RFC 7644 §3.12)', async (path, parameters, status, scimType) => {
  const client = await startPopulated()
  const answer = await search(client, path, parameters)
  expect([answer.status, answer.body.scimType]).toEqual([status, scimType])
})

it.each([
  [{ startIndex: '2', count: '2' }, ['Zoe', 'Yaks']],
  [{ startIndex: '4', count: '9' }, ['Bees']],
  [{ startIndex: '5' }, []],
  [{ count: '0' }, []],
  [{ sortBy: 'displayName' }, ['Ada', 'Bees', 'Yaks', 'Zoe']],
  [{ sortBy: 'displayName', sortOrder: 'descending' }, ['Zoe', 'Yaks', 'Bees', 'Ada']],
  [{ sortBy: 'displayName', startIndex: '2', count: '2' }, ['Bees', 'Yaks']],
  [{ sortBy: 'userName', sortOrder: 'descending' }, ['Yaks', 'Bees', 'Zoe', 'Ada']],
  [{ sortBy: 'emails' }, ['Zoe', 'Ada', 'Yaks', 'Bees']],
])('pages across types by %j (RFC 7644 §3.4.2)', async (parameters, names) => {
  const client = await startPopulated()
  const { body } = await list(client, '', parameters)
  expect(namesIn(body)).toEqual(names)
  expect(body.totalResults).toBe(4)
})

it.each([
  [{ count: '3' }, [['Ada', 'Zoe', 'Yaks'], ['Bees']]],
  [
    { count: '2' },
    [
      ['Ada', 'Zoe'],
      ['Yaks', 'Bees'],
    ],
  ],
  [{ count: '1', sortBy: 'displayName' }, [['Ada'], ['Bees'], ['Yaks'], ['Zoe']]],
  [{ count: '3', sortBy: 'displayName' }, [['Ada', 'Bees', 'Yaks'], ['Zoe']]],
  [{ count: '3', sortBy: 'userName', sortOrder: 'descending' }, [['Yaks', 'Bees', 'Zoe'], ['Ada']]],
  [{ count: '1', filter: 'userName eq "zoe" or members pr' }, [['Zoe'], ['Yaks']]],
])('follows cursors across types through %j (RFC 9865 §2)', async (parameters, pages) => {
  const client = await startPopulated()
  expect(await followCursors(client, '', parameters)).toEqual(pages)
})

it('selects attributes from each type what it has (RFC 7644 §3.9)', async () => {
  const client = await startPopulated()

  const { body } = await list(client, '', { attributes: 'userName,members.display' })

  expect(body.Resources.map(({ id: _, ...resource }: { id: string }) => resource)).toEqual([
    { schemas: [URN.user], userName: 'ada' },
    { schemas: [URN.user], userName: 'zoe' },
    { schemas: [URN.group], members: [{ display: 'Ada' }] },
    { schemas: [URN.group] },
  ])
})

it('searches the types of one’s own with the others (RFC 7644 §3.4.2.1)', async () => {
  const client = await startServer({
    resourceTypes: [userResourceType, groupResourceType, deviceResourceType],
  })
  await createUser(client, 'ada', { displayName: 'B' })
  await client.send('POST', '/Devices', {
    body: { schemas: [deviceSchema.id], serial: 'a-1', displayName: 'A' },
  })

  const sorted = await list(client, '', { sortBy: 'displayName' })
  const filtered = await list(client, '', { filter: 'serial sw "a"' })

  expect(namesIn(sorted.body)).toEqual(['A', 'B'])
  expect(namesIn(filtered.body)).toEqual(['A'])
})
