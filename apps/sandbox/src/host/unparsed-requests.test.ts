import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { json } from '@pingone-sandbox/http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { refuseUnparsed } from './unparsed-requests.ts'

const server = createServer(
  { headersTimeout: 1, requestTimeout: 1, connectionsCheckingInterval: 10 },
  (request, response) => {
    // The answer begins before the request has come to its end.
    if (request.url === '/answered') response.writeHead(200).write('started')
    request.resume()
  },
)
refuseUnparsed(server, ({ status, message }, target) => json(status, { message, target }))

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => void server.close())

/** Sends bytes and reads until the server closes the connection. */
async function send(bytes: string): Promise<{ status: number; body: string }> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write(bytes)
  const answer = await text(socket)
  return { status: Number(answer.split(' ')[1]), body: answer.split('\r\n\r\n')[1] ?? '' }
}

it('answers a request that does not arrive in time', async () => {
  const { status, body } = await send('GET /slow HTTP/1.1\r\nHost: localhost\r\n')
  expect(status).toBe(408)
  expect(JSON.parse(body)).toMatchObject({ message: 'The request did not arrive in time.' })
})

it('answers a body that does not arrive in time at the place of its request', async () => {
  const { status, body } = await send('POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{')
  expect(status).toBe(408)
  expect(JSON.parse(body)).toMatchObject({ target: '/x' })
})

it('sends no second answer after one that has started', async () => {
  const bytes = 'POST /answered HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n'
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write(bytes)
  const [started] = (await once(socket, 'data')) as [Buffer]
  socket.on('error', () => {}).write('no chunk\r\n')
  const remaining = await text(socket)
  expect(started.toString() + remaining).not.toContain(' 400 ')
})
