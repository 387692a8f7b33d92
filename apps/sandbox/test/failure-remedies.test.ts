import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import {
  explainFailure,
  explainRemark,
  failureCauses,
  remarkKinds,
} from '@pingone-sandbox/contract'
import { URN } from '@pingone-sandbox/scim'
import express, { type Express } from 'express'
import { expect, it } from 'vitest'

type Resource = Record<string, unknown> & { readonly id: string; readonly userName?: string }

interface Served {
  readonly app: Express
  readonly users: Map<string, Resource>
  readonly groups: Map<string, Resource>
}

const ada = { id: '7', userName: 'ada', emails: [{ value: 'a@example.com', primary: true }] }
const bob = { id: '8', userName: 'bob' }

/** A request to a server with the remedy, and its answer. */
interface Trial {
  readonly method?: string
  readonly path: string
  readonly body?: object | string
  readonly status: number
  readonly answer?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const team = { id: 'g', displayName: 'Team', members: [{ value: '7' }] }
const filtered = (filter: string) => `/Users?filter=${encodeURIComponent(filter)}`
const listing = (...found: readonly object[]) =>
  expect.objectContaining({ totalResults: found.length, Resources: found })
const error = (status: number, scimType?: string) =>
  expect.objectContaining({
    schemas: [URN.error],
    status: String(status),
    detail: expect.stringMatching(/./),
    ...(scimType !== undefined && { scimType }),
  })
const renamed = { userName: 'ada', title: 'Lady' }
const put = { method: 'PUT', path: '/Users/7', body: renamed, status: 200 } as const
const putAnswersAll = { ...put, answer: { ...renamed, id: '7' } }
const adds = { op: 'add', path: 'members', value: [{ value: '8' }] }
const removes = { op: 'remove', path: 'members[value eq "7"]' }
const renames = { op: 'replace', path: 'displayName', value: 'Crew' }
const patch = { method: 'PATCH', path: '/Groups/g', body: { Operations: [adds, removes, renames] } }
const unsupportedIsRefused = [
  { path: filtered('userName eq "ada"'), status: 200, answer: listing(ada) },
  { path: filtered('title co "x"'), status: 400, answer: error(400, 'invalidFilter') },
]

const trials: Readonly<Record<string, readonly Trial[]>> = {
  'token-endpoint': [
    {
      ...{ method: 'POST', path: '/token', body: 'grant_type=client_credentials', status: 200 },
      answer: { access_token: expect.stringMatching(/./), token_type: 'Bearer', expires_in: 3600 },
    },
    { method: 'POST', path: '/token', body: 'grant_type=password', status: 400 },
  ],
  conflict: [
    { path: filtered('username Eq "Ada"'), status: 200, answer: listing(ada) },
    { path: '/Users?count=1', status: 200, answer: listing(ada, bob) },
    { path: filtered('userName eq "eve"'), status: 200, answer: listing() },
    { path: filtered('title eq "x"'), status: 400, answer: error(400, 'invalidFilter') },
  ],
  throttled: [{ path: '/Users', status: 429, answer: error(429), headers: { 'retry-after': '1' } }],
  'search-not-found': [{ path: filtered('userName eq "eve"'), status: 200, answer: listing() }],
  'method-not-supported': [
    putAnswersAll,
    { ...put, path: '/Users/9', status: 404, answer: error(404) },
  ],
  'target-error': [{ path: '/broken', status: 500, answer: error(500) }],
  unreadable: [
    {
      ...{ method: 'POST', path: '/Users', body: { userName: 'eve' }, status: 201 },
      answer: { userName: 'eve', id: expect.stringMatching(/./) },
      headers: { location: expect.stringMatching(/^\/scim\/v2\/Users\/./) },
    },
  ],
  'several-matches': [
    {
      ...{ method: 'POST', path: '/Users', body: { userName: 'ADA' }, status: 409 },
      answer: error(409, 'uniqueness'),
    },
  ],
  mismatch: unsupportedIsRefused,
  members: [
    { ...patch, status: 200, answer: { ...team, displayName: 'Crew', members: [{ value: '8' }] } },
  ],
  refused: [
    {
      ...put,
      body: { ...renamed, id: 'x', meta: {}, groups: [] },
      answer: { ...renamed, id: '7' },
    },
    { ...put, body: {}, status: 400, answer: error(400, 'invalidValue') },
  ],
  dropped: [putAnswersAll],
  altered: [putAnswersAll],
  kept: [putAnswersAll],
  cut: [
    {
      ...{ method: 'PUT', path: '/Groups/g', status: 413, answer: error(413) },
      body: { members: Array.from({ length: 1001 }, (_, at) => ({ value: String(at) })) },
    },
  ],
  'two-primaries': [
    {
      ...put,
      body: { emails: [...ada.emails, { value: 'b@example.com', primary: true }] },
      answer: expect.objectContaining({
        emails: [
          { value: 'a@example.com', primary: false },
          { value: 'b@example.com', primary: true },
        ],
      }),
    },
  ],
  'other-id': [{ ...putAnswersAll, body: { ...renamed, id: '8' } }],
  'error-body': [{ ...put, status: 400, answer: error(400) }],
  'no-resource': [{ ...patch, status: 204 }],
  count: [
    {
      ...{ path: '/Users?startIndex=2&count=1', status: 200 },
      answer: expect.objectContaining({
        ...{ totalResults: 2, startIndex: 2, itemsPerPage: 1, Resources: [bob] },
      }),
    },
  ],
  'not-readable': [
    { path: '/Users/7', status: 200, answer: ada },
    { path: '/Users/9', status: 404, answer: error(404) },
  ],
  'other-match': unsupportedIsRefused,
  'not-shown': [{ path: filtered('userName eq "ada"'), status: 200, answer: listing(ada) }],
}

const remedies = [
  ...failureCauses.map((cause) => ({ id: cause as string, ...explainFailure(cause) })),
  ...remarkKinds.map((kind) => ({ id: kind as string, ...explainRemark(kind) })),
].flatMap(({ id, remedy }) => (remedy === undefined ? [] : [{ id, remedy }]))

it('has a trial for each remedy', () => {
  expect(Object.keys(trials).toSorted()).toEqual(remedies.map(({ id }) => id).toSorted())
})

it.each(remedies)('answers right with the remedy for $id', async ({ id, remedy }) => {
  const server = serve(remedy).listen(0, '127.0.0.1')
  try {
    await once(server, 'listening')
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    for (const trial of trials[id] ?? [])
      expect(await ask(origin, trial)).toEqual(expectation(trial))
  } finally {
    server.close()
    server.closeAllConnections()
  }
})

/** Sends the request of a trial, and returns what it expects something of. */
async function ask(origin: string, { method = 'GET', path, body, answer }: Trial) {
  const isForm = typeof body === 'string'
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/scim+json'
  const response = await fetch(origin + path, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': type },
      body: isForm ? body : JSON.stringify(body),
    }),
  })
  const text = await response.text()
  const { status, headers } = response
  const answered = answer !== undefined && { body: JSON.parse(text) as unknown }
  return { status, headers: Object.fromEntries(headers), ...answered }
}

const expectation = ({ status, answer, headers = {} }: Trial) => ({
  status,
  headers: expect.objectContaining(headers),
  ...(answer !== undefined && { body: answer }),
})

const page = readFileSync(new URL('../../../docs/failures.md', import.meta.url), 'utf8')
/** What the page says that the remedies assume. */
const assumed = /^```js\nimport .*\n([^]*?)^```/m.exec(page)?.[1] ?? ''

/** Runs a remedy after what the page declares. The route that fails stands before it, as a server has its routes. */
function serve(remedy: string): Express {
  const script = `${assumed}
    app.get('/broken', () => { throw new Error('Cannot read properties of undefined') })
    const isOverLimit = () => true, console = { error: () => {} }
    const save = async (id, body) => users.set(id, { ...body, id }), load = async (id) => users.get(id)
    const apply = () => {}
    ${remedy}
    return { app, users, groups }`
  // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- the page and its remedies are files of this repository
  const { app, users, groups }: Served = new Function('express', 'search', script)(express, search)
  for (const user of [ada, bob]) users.set(user.id, user)
  groups.set(team.id, { ...team })
  return app
}

function search(resources: Served['users'], filter?: string): readonly Resource[] | undefined {
  if (filter === undefined) return [...resources.values()]
  const name = /^userName eq "(.*)"$/.exec(filter)?.[1]
  return name === undefined
    ? undefined
    : [...resources.values()].filter(({ userName }) => userName === name)
}
