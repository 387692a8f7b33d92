import { URN } from '@pingone-sandbox/scim'
import { request as open, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { bulk, statusesIn } from './bulk-request.ts'
import { createUser, patchOf } from './provision.ts'
import { startServer, type Client } from './start-server.ts'

/** Sends a request with its target unchanged; `fetch` would normalize it. */
async function send({ origin }: Client, method: string, target: string, body?: object) {
  const { hostname, port } = new URL(origin)
  const headers = { authorization: 'Bearer secret', 'content-type': 'application/scim+json' }
  const received = await new Promise<IncomingMessage>((resolve, reject) => {
    open({ hostname, port, method, path: target, headers })
      .once('response', resolve)
      .once('error', reject)
      .end(body && JSON.stringify(body))
  })
  const content = await text(received)
  return { status: received.statusCode, body: content === '' ? undefined : JSON.parse(content) }
}

it('answers a target with scheme and host as the path alone (RFC 9112 §3.2.2)', async () => {
  const client = await startServer({ me: 'ada' })
  const base = `${client.origin}/scim/v2`
  const data = { schemas: [URN.user], userName: 'ada' }
  const created = await send(client, 'POST', `${base}/Users`, data)
  expect(created).toMatchObject({ status: 201, body: { userName: 'ada' } })
  expect(created.body.meta.location).toBe(`${base}/Users/${created.body.id}`)
  const filter = encodeURIComponent('userName eq "ada"')
  expect(await send(client, 'GET', `${base}/Users?filter=${filter}`)).toMatchObject({
    status: 200,
    body: { totalResults: 1 },
  })
  expect((await send(client, 'GET', `${base}/Me`)).body.userName).toBe('ada')
  expect((await send(client, 'GET', `${base}/ServiceProviderConfig`)).status).toBe(200)
  expect((await send(client, 'GET', client.origin)).status).toBe(404)
  expect((await send(client, 'DELETE', `${base}/Users/${created.body.id}`)).status).toBe(204)
})

it('answers a path whatever it percent-encodes without need (RFC 3986 §6.2.2.2)', async () => {
  const client = await startServer({ directories: [{ name: 'acme', token: 'secret' }] })
  const id = await createUser(client, 'ada')
  const encoded = `%${Buffer.from(id).toString('hex').match(/../g)?.join('%')}`
  for (const [method, target, body, status] of [
    ['GET', '/%73cim/v2/%55sers', undefined, 200],
    ['GET', '/%61cme/scim/v2/Users', undefined, 200],
    ['GET', `/scim/%762/Users/${encoded}`, undefined, 200],
    ['GET', '/scim/v2/%53chemas', undefined, 200],
    [
      'PATCH',
      `/scim/v2/%55sers/${encoded}`,
      patchOf({ op: 'add', path: 'title', value: 'x' }),
      200,
    ],
    ['GET', '/scim/v2/Users%2F', undefined, 404],
    ['GET', '/scim/v2/%zz', undefined, 404],
    ['DELETE', `/scim/v2/%55sers/${encoded}`, undefined, 204],
  ] as const)
    expect([target, (await send(client, method, target, body)).status]).toEqual([target, status])
})

it('answers such a path in a bulk request', async () => {
  const client = await startServer()
  const id = await createUser(client, 'grace')
  const data = { schemas: [URN.user], userName: 'ada' }
  const answer = await bulk(client, [
    { method: 'POST', path: '/%55sers', bulkId: 'b', data },
    { method: 'DELETE', path: `/Us%65rs/${id}` },
  ])
  expect(statusesIn(answer)).toEqual(['201', '204'])
})
