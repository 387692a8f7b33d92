import type { OutboundRequest, OutboundResponse } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { createGuardedTransport } from './guarded-transport.ts'
import { createMadeResources } from './made-resources.ts'

const endpoint = 'http://endpoint.test'
const name = 'pingone-check-12345678-ada'

/** Sends requests through a guard to an endpoint that answers so; returns what has reached it. */
async function sendAll(
  answer: (request: OutboundRequest) => Partial<OutboundResponse>,
  ...requests: readonly (readonly [method: string, path: string, body?: object])[]
) {
  const reached: string[] = []
  const guarded = createGuardedTransport({
    endpoint,
    made: createMadeResources(),
    isStopped: () => false,
    async send(request) {
      reached.push(`${request.method} ${request.url.slice(endpoint.length)}`)
      return { response: { status: 200, headers: {}, body: '', ...answer(request) } }
    },
  })
  for (const [method, path, body] of requests)
    await guarded.send({
      ...{ method, url: endpoint + path, headers: {} },
      ...(body && { body: JSON.stringify(body) }),
    })
  return { reached, withheld: guarded.withheld().map(({ reason }) => reason) }
}

const json = (value: object): Partial<OutboundResponse> => ({ body: JSON.stringify(value) })

it('withholds a change of a user of others whose id the answer to a create names', async () => {
  const { reached, withheld } = await sendAll(
    ({ method }) => json({ id: 'other', userName: method === 'POST' ? name : 'Rosalind' }),
    ['POST', '/Users', { userName: name }],
    ['PATCH', '/Users/other', {}],
  )
  expect(reached).toEqual(['POST /Users', 'GET /Users/other'])
  expect(withheld).toEqual(['it would change User other, which the check did not make'])
})

it('withholds a membership of a user of others whose id the answer to a create names', async () => {
  const { reached } = await sendAll(
    ({ method }) => json({ id: 'other', userName: method === 'POST' ? name : 'Rosalind' }),
    ['POST', '/Users', { userName: name }],
    ['POST', '/Groups', { displayName: name, members: [{ value: 'other' }] }],
  )
  expect(reached).toEqual(['POST /Users', 'GET /Users/other'])
})

it('takes no id from the answer to a change', async () => {
  const { withheld } = await sendAll(
    ({ method }) => json({ id: method === 'PUT' ? 'other' : 'own', userName: name }),
    ['GET', '/Users/own'],
    ['PUT', '/Users/own', { userName: name }],
    ['DELETE', '/Users/other'],
  )
  expect(withheld).toEqual(['it would change User other, which the check did not make'])
})

it('changes what it has created where the endpoint shows it, or does not show it at all', async () => {
  const changes = [
    ['POST', '/Users', { userName: name }],
    ['DELETE', '/Users/own'],
  ] as const
  const shown = await sendAll(() => json({ id: 'own', userName: name }), ...changes)
  const hidden = await sendAll(
    ({ method }) => (method === 'GET' ? { status: 404 } : json({ id: 'own' })),
    ...changes,
  )
  for (const { reached } of [shown, hidden]) expect(reached).toContain('DELETE /Users/own')
})

it('answers a change as the endpoint answers the read before it, where that is for later', async () => {
  const { reached, withheld } = await sendAll(
    ({ method }) => (method === 'GET' ? { status: 429 } : json({ id: 'own' })),
    ['POST', '/Users', { userName: name }],
    ['DELETE', '/Users/own'],
  )
  expect(reached).toEqual(['POST /Users', 'GET /Users/own'])
  expect(withheld).toEqual([])
})
