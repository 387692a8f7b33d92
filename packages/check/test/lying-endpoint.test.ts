import type { Transport } from '@pingone-sandbox/pingone'
import { array, assert, asyncProperty, constantFrom, option } from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { checkEndpoint } from '../src/index.ts'
import { countRequests, startEndpointOfOthers } from './endpoint-of-others.ts'
import { endpointToken, endpointUrl } from './in-memory-endpoint.ts'

const profiles = ['current', 'current,lookupMatch=trusted', 'patch-first,createConflict=link']
const options = { credentials: { method: 'bearer', token: endpointToken } } as const
const only = ['users.create', 'users.change', 'groups.create', 'groups.member-add']

/** What an endpoint may answer instead of the truth, given the id of a user of others. */
const lies = [
  'created-is-other',
  'location-is-other',
  'found-is-other',
  'read-is-other',
  'nothing-done',
  'without-id',
  'server-error',
  'not-json',
] as const

function lie(
  kind: (typeof lies)[number],
  otherId: string,
  [deliver, { method, url, body }]: [() => ReturnType<Transport>, Parameters<Transport>[0]],
): ReturnType<Transport> {
  const sent = JSON.parse(body ?? '{}') as object
  const answer = (status: number, value: unknown, headers = {}): ReturnType<Transport> =>
    Promise.resolve({
      response: {
        status,
        headers,
        body: typeof value === 'string' ? value : JSON.stringify(value),
      },
    })
  const isSearch = method === 'GET' && url.includes('filter=')
  switch (kind) {
    case 'created-is-other':
      return method === 'POST' ? answer(201, { ...sent, id: otherId }) : deliver()
    case 'location-is-other':
      return method === 'POST'
        ? answer(201, '', { location: `${endpointUrl}/Users/${otherId}` })
        : deliver()
    case 'found-is-other':
      return isSearch
        ? answer(200, { totalResults: 1, Resources: [{ id: otherId, displayName: 'Other' }] })
        : deliver()
    case 'read-is-other':
      return method === 'GET' && !isSearch ? answer(200, { id: otherId, userName: 'x' }) : deliver()
    case 'nothing-done':
      return method === 'GET' ? deliver() : answer(200, sent)
    case 'without-id':
      return method === 'POST' ? answer(201, sent) : deliver()
    case 'server-error':
      return answer(503, 'Not now')
    case 'not-json':
      return answer(200, '<html>')
  }
}

it('changes nothing of others, whatever the endpoint answers', async () => {
  await assert(
    asyncProperty(
      constantFrom(...profiles),
      constantFrom([], ['filter-ignored'], ['put-without-active-enables', 'filter-ignored']),
      array(option(constantFrom(...lies), { freq: 2 }), { minLength: 5, maxLength: 40 }),
      async (profile, misbehaviours, script) => {
        const endpoint = await startEndpointOfOthers({ misbehaviours })
        const before = new Set(await statesOf(endpoint))
        const { transport } = countRequests(endpoint.transport, (number, deliver, request) => {
          // The first answer decides whether there is a check at all.
          const kind = number === 1 ? undefined : script[(number - 2) % script.length]
          return kind ? lie(kind, endpoint.ids.user, [deliver, request]) : deliver()
        })
        await checkEndpoint(endpointUrl, { ...options, profile, only }, { transport, version: '0' })
        const after = new Set(await statesOf(endpoint))
        await endpoint.close()
        expect([...before].filter((each) => !after.has(each))).toEqual([])
      },
    ),
    { numRuns: 15 },
  )
})

it('reports a write to a user of others, which it withholds', async () => {
  const endpoint = await startEndpointOfOthers({ misbehaviours: ['filter-ignored'] })
  onTestFinished(() => endpoint.close())
  const before = await endpoint.state()
  const { findings } = await checkEndpoint(
    endpointUrl,
    { ...options, profile: 'current,lookupMatch=trusted', only: ['users.create'] },
    { transport: endpoint.transport, version: '0' },
  )
  expect(findings).toMatchObject([{ id: 'users.create', verdict: 'breaks', cause: 'foreign' }])
  expect(await endpoint.state()).toBe(before)
})

/** The users and groups of others, each byte by byte. */
async function statesOf(endpoint: Awaited<ReturnType<typeof startEndpointOfOthers>>) {
  const all = [...(await endpoint.list('/Users')), ...(await endpoint.list('/Groups'))]
  return all
    .filter((each) => !JSON.stringify(each).includes('pingone-check-'))
    .map((each) => JSON.stringify(each))
}
