import { URN } from '@pingone-sandbox/scim'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { createScimServer, misbehaviours, scimServerCollections } from '../index.ts'

export const misbehaviourIds = misbehaviours.map(({ id }) => id)
const internalErrors = ['error-500-for-404', 'error-500-for-client-errors']

/** A method, a path with its query, and a body. */
type Request = readonly [method: string, path: string, body?: unknown]

const patch = (...Operations: readonly unknown[]) => ({ schemas: [URN.patchOp], Operations })
const emails = [{ type: 'work', value: 'ada@example.com', primary: true }]
const user = {
  schemas: [URN.user, 'urn:example:extension'],
  externalId: 'a',
  title: 'Lady',
  emails,
}

/** Makes valid and invalid requests about users and a group, with new names each time. */
const requestsOf = (run: string, [ada, bob, team]: readonly string[]): readonly Request[] => [
  ['GET', '/Users?filter=userName%20Eq%20%22Jos%C3%A9%22&count=2'],
  ['GET', `/Users?filter=userName%20eq%20%22${run}%22&sortBy=userName&attributes=emails`],
  ['GET', '/Users?filter=emails%5Btype%20eq%20%22Work%22%5D&cursor=&count=1'],
  ['GET', '/Users?startIndex=-1&count=0&filter=userName'],
  ['GET', '/Users?startIndex=x&count=y'],
  ['GET', '/Users?sortBy=shoeSize&filter=userName%20eq%20x'],
  ['POST', '/Users/.search', { schemas: [URN.searchRequest], filter: 'userName pr', count: 1 }],
  ['POST', '/Users/.search', { filter: 7 }],
  ['GET', `/Users/${ada}`],
  ['GET', '/Users/none'],
  ['PUT', `/Users/${ada}`, { ...user, id: ada, userName: `${run}-ada`, active: 'False' }],
  ['PUT', `/Users/${ada}`, { USERNAME: `${run}-ada`, emails: 'none', members: [] }],
  ['PATCH', `/Users/${ada}`, patch({ op: 'replace', value: { ...user, active: 'False' } })],
  [
    'PATCH',
    `/Users/${ada}`,
    patch({ op: 'Add', path: 'emails[type eq "home"].value', value: 'b' }),
  ],
  ['PATCH', `/Users/${ada}`, patch({ op: 'replace', path: 'emails', value: null }, 'bend', null)],
  ['PATCH', `/Groups/${team}`, patch({ op: 'add', path: 'members', value: [{ value: bob }] })],
  ['PATCH', `/Groups/${team}`, patch({ op: 'replace', path: 'members', value: { value: ada } })],
  ['PATCH', `/Groups/${team}`, patch({ op: 'remove', path: `members[value eq "${ada}"]` })],
  [
    'PUT',
    `/Groups/${team}`,
    { displayName: run, members: [null, 7, { value: bob, display: 'b' }] },
  ],
  ['PUT', `/Groups/${team}`, { displayName: run, members: [{ value: bob }] }],
  ['GET', '/Groups?count=1'],
  ['GET', '/Me'],
  ['PATCH', '/Me', patch({ op: 'replace', path: 'active', value: true })],
  ['GET', '/?filter=id%20pr&count=2'],
  [
    'POST',
    '/Bulk',
    {
      schemas: [URN.bulkRequest],
      Operations: [
        { method: 'POST', path: '/Users', bulkId: 'c', data: { userName: `${run}-carl` } },
        {
          method: 'POST',
          path: '/Groups',
          bulkId: 'g',
          data: {
            displayName: `${run}-g`,
            members: [{ value: 'bulkId:c' }, { value: 'bulkId:g' }],
          },
        },
        { method: 'PUT', path: '/Users/bulkId:c', data: { userName: `${run}-carla` } },
        {
          method: 'PATCH',
          path: '/Groups/bulkId:g',
          data: patch({ op: 'remove', path: 'members' }),
        },
        { method: 'DELETE', path: '/Users/bulkId:c' },
        { method: 'DELETE', path: '/Users/%zz' },
      ],
    },
  ],
  ['DELETE', `/Groups/${team}`],
  ['DELETE', `/Users/${ada}`],
  ['DELETE', `/Users/${bob}`],
]

function startRouter() {
  const store = createSqliteStore({ collections: scimServerCollections })
  const failures: unknown[] = []
  const onFailure = (error: unknown) => void failures.push(error)
  const server = createScimServer({ store, token: 'secret', me: 'me', onFailure })
  const ask = async ([method, target, body]: Request) => {
    const [path = '', query] = target.split('?')
    const { status, body: text } = await server.router.handle({
      method,
      base: 'http://scim.test',
      path: `/scim/v2${path}`,
      query: new URLSearchParams(query),
      headers: { authorization: 'Bearer secret', 'content-type': 'application/scim+json' },
      body: body === undefined ? '' : JSON.stringify(body),
    })
    return { status, body: typeof text === 'string' && text !== '' ? JSON.parse(text) : undefined }
  }
  return { ...server, failures, ask, [Symbol.asyncDispose]: async () => store.close() }
}

type Server = ReturnType<typeof startRouter>

let runs = 0

/** Sends all requests to a server with these misbehaviours; returns those that were answered with an internal error. */
async function askAll({ misbehaviours: chosen, ask }: Server, active: readonly string[]) {
  const run = `run${++runs}`
  chosen.set([])
  const users = []
  for (const userName of [`${run}-ada`, `${run}-bob`])
    users.push((await ask(['POST', '/Users', { ...user, userName }])).body.id)
  const group = { displayName: run, members: users.map((value) => ({ value })) }
  const team = (await ask(['POST', '/Groups', group])).body.id
  chosen.set(active)
  const created = [
    await ask(['POST', '/Users', { ...user, userName: `${run}-eve`, id: '7' }]),
    await ask(['POST', '/Groups', { displayName: `${run}-crew`, members: [{ value: users[0] }] }]),
  ]
  const answers = [...created]
  for (const request of requestsOf(run, [...users, team])) answers.push(await ask(request))
  chosen.set([])
  // Deletes what the requests have created, so that lists stay short.
  for (const [path, name] of [
    ['/Users', 'userName'],
    ['/Groups', 'displayName'],
  ] as const) {
    const rest = await ask(['GET', `${path}?filter=${name}%20sw%20%22${run}%22`])
    for (const { id } of rest.body.Resources) await ask(['DELETE', `${path}/${id}`])
  }
  return answers.filter(({ status }) => status === 500)
}

/**
 * Sends all requests to a server for each combination of misbehaviours.
 *
 * Throws for the first internal error that is not caused by a misbehaviour.
 */
export async function findAccidents(combinations: Iterable<readonly string[]>): Promise<number> {
  await using server = startRouter()
  await server.ask(['POST', '/Users', { userName: 'me' }])
  let asked = 0
  for (const active of combinations) {
    const errors = await askAll(server, active)
    const areMeant = active.some((each) => internalErrors.includes(each))
    const accidents = [...server.failures, ...(areMeant ? [] : errors)]
    if (accidents.length > 0)
      throw new Error(`With ${active.join(' and ')}: ${JSON.stringify(accidents)}`, {
        cause: accidents[0],
      })
    asked += 1
  }
  return asked
}

/** Returns each misbehaviour by itself and with each of the `others` that follow it cyclically. */
export function* pairs(others: number): Iterable<readonly string[]> {
  for (const [index, id] of misbehaviourIds.entries())
    for (let step = 0; step <= others; step += 1) {
      const other = misbehaviourIds[(index + step) % misbehaviourIds.length] ?? id
      yield step === 0 ? [id] : [id, other]
    }
}
