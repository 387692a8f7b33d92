import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { createRehearsalTransport } from './rehearsal-transport.ts'
import type { OutboundRequest } from '../wire/transport.ts'

const base = 'https://target.test/scim'
const ada = { id: 'a', userName: 'ada', active: true }
const team = { id: 'g', displayName: 'Team', members: [{ value: 'a' }, { value: 'b' }] }
const resources: Readonly<Record<string, object>> = {
  [`${base}/Users/a`]: ada,
  [`${base}/Groups/g`]: team,
  [`${base}/Users?startIndex=1&count=1000`]: {
    totalResults: 2,
    Resources: [ada, { id: 'b', userName: 'bob' }],
  },
}

/** A rehearsal before a target that holds the above, and what reaches it. */
function rehearse() {
  const reached: string[] = []
  const send = createRehearsalTransport(
    async ({ method, url }) => {
      reached.push(method)
      const body = resources[url]
      return {
        response: { status: body ? 200 : 404, headers: {}, body: body ? JSON.stringify(body) : '' },
      }
    },
    ({ url }) => url.endsWith('/token'),
  )
  const call = async (method: string, path: string, body?: object) => {
    const request: OutboundRequest = {
      ...{ method, url: base + path, headers: {} },
      ...(body && { body: JSON.stringify(body) }),
    }
    const { response } = await send(request)
    return {
      status: response?.status,
      body: response?.body ? JSON.parse(response.body) : undefined,
    }
  }
  return { call, reached }
}

const patch = (...Operations: object[]) => ({ schemas: [URN.patchOp], Operations })

it('sends reads and requests for tokens, and no write', async () => {
  const { call, reached } = rehearse()
  await call('GET', '/Users/a')
  await call('POST', '/token')
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) await call(method, '/Users/a', {})
  expect(reached).toEqual(['GET', 'POST'])
})

it('finds what was created, by its id and by the search that had found nothing', async () => {
  const { call } = rehearse()
  await call('GET', '/Users?filter=x')
  const { body } = await call('POST', '/Users', { userName: 'eve' })
  expect(body).toEqual({ id: 'planned-1', userName: 'eve' })
  expect(await call('GET', '/Users/planned-1')).toMatchObject({ status: 200, body })
  expect((await call('GET', '/Users?filter=x')).body).toMatchObject({ Resources: [body] })
})

it('reads after a PUT what was put, with its id', async () => {
  const { call } = rehearse()
  await call('PUT', '/Groups/g', { displayName: 'New' })
  expect((await call('GET', '/Groups/g')).body).toEqual({ id: 'g', displayName: 'New' })
})

it('reads after a PATCH what the target would hold', async () => {
  const { call } = rehearse()
  await call(
    'PATCH',
    '/Groups/g',
    patch(
      { op: 'remove', path: 'members[value eq "a"]' },
      { op: 'replace', path: 'displayName', value: 'New' },
    ),
  )
  expect((await call('GET', '/Groups/g')).body).toMatchObject({
    displayName: 'New',
    members: [{ value: 'b' }],
  })
  await call('PATCH', '/Users/a', patch({ op: 'replace', value: { active: false } }))
  expect((await call('GET', '/Users/a')).body).toMatchObject({ active: false })
  expect((await call('GET', '/Users?startIndex=1&count=1000')).body).toMatchObject({
    Resources: [{ id: 'a', active: false }, { id: 'b' }],
  })
})

it('reads nothing of what was deleted, not even in a group or a list', async () => {
  const { call } = rehearse()
  await call('DELETE', '/Users/a')
  expect((await call('GET', '/Users/a')).status).toBe(404)
  expect((await call('GET', '/Groups/g')).body).toMatchObject({ members: [{ value: 'b' }] })
  expect((await call('GET', '/Users?startIndex=1&count=1000')).body).toMatchObject({
    totalResults: 1,
    Resources: [{ id: 'b' }],
  })
})

it('leaves a resource as it is when its target would refuse the PATCH', async () => {
  const { call } = rehearse()
  await call('PATCH', '/Groups/g', patch({ op: 'remove', path: 'members[value eq "nobody"]' }))
  await call('PATCH', '/Groups/g', patch({ op: 'invent' }))
  expect((await call('GET', '/Groups/g')).body).toEqual(team)
})

it('does not wait for a silent target once for each request', async () => {
  let asked = 0
  const send = createRehearsalTransport(
    async () => {
      asked += 1
      return { failure: { code: 'timeout', message: 'No answer.' } }
    },
    () => false,
  )
  for (const id of Array.from({ length: 20 }).keys())
    expect(await send({ method: 'GET', url: `${base}/Users/${id}`, headers: {} })).toMatchObject({
      failure: { code: 'timeout' },
    })
  expect(asked).toBe(3)
})
