import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { createHttpTransport } from './http-transport.ts'

const transport = createHttpTransport({ timeoutMs: 60_000, maxResponseBytes: 1000 })
const get = (url: string, options: { readonly timeoutMs?: number } = {}) =>
  transport.send({ method: 'GET', url, headers: {}, ...options })
afterAll(() => transport.close())

async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/Users`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

it('answers status, headers and body', async () => {
  await using server = await serve((_, response) =>
    response.writeHead(201, { etag: 'W/"1"' }).end('é'),
  )
  expect(await get(server.url)).toMatchObject({
    response: { status: 201, headers: { etag: 'W/"1"' }, body: 'é' },
  })
})

it('does not follow a redirect', async () => {
  await using server = await serve((_, response) =>
    response.writeHead(302, { location: '/elsewhere' }).end(),
  )
  expect(await get(server.url)).toMatchObject({
    response: { status: 302, headers: { location: '/elsewhere' } },
  })
})

it('names a target that is too slow', async () => {
  await using server = await serve(() => {})
  expect(await get(server.url, { timeoutMs: 50 })).toMatchObject({ failure: { code: 'timeout' } })
})

it('names a target that hangs up', async () => {
  await using server = await serve((request) => request.socket.destroy())
  expect(await get(server.url)).toMatchObject({ failure: { code: 'reset' } })
})

it('stops reading a response that is too large', async () => {
  await using server = await serve((_, response) => response.end('x'.repeat(2000)))
  expect(await get(server.url)).toMatchObject({ failure: { code: 'too-large' } })
})

it.each([
  ['http://127.0.0.1:9/Users', 'refused'],
  ['http://no-such-host.invalid/Users', 'dns'],
  ['ftp://127.0.0.1/Users', 'url'],
  ['http://user:secret@127.0.0.1/Users', 'url'],
  ['nonsense', 'url'],
  ['http://0.0.0.0:9/Users', 'address'],
])('names what is wrong with %s', async (url, code) => {
  expect(await get(url)).toMatchObject({ failure: { code } })
})
