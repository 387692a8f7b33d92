import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import express from 'express'
import { getResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toExpress } from './express/index.ts'
import { toFetch } from './fetch/index.ts'
import { json, noContent, type HttpRequest } from './message.ts'
import { toMsw } from './msw/index.ts'
import { readJson } from './request-body.ts'
import { RequestError } from './request-error.ts'
import { createRouter } from './router.ts'

const LIMIT = 128
let streamsEnded = 0

const router = createRouter(
  [
    { method: 'GET', path: '/api/echo/:name', handle: echo },
    { method: 'POST', path: '/api/echo/:name', handle: echo },
    { method: 'POST', path: '/api/json', handle: (request) => json(200, readJson(request)) },
    { method: 'POST', path: '/api/deep', handle: echo },
    { method: 'DELETE', path: '/api/things', handle: noContent },
    {
      method: 'GET',
      path: '/api/text',
      handle: () => ({ status: 200, headers: {}, body: 'plain' }),
    },
    { method: 'GET', path: '/api/boom', handle: () => Promise.reject(new Error('boom')) },
    { method: 'GET', path: '/api/header', handle: () => json(200, {}, { location: 'a\r\nb' }) },
    { method: 'GET', path: '/api/pieces', handle: () => stream(pieces()) },
    { method: 'GET', path: '/api/events', handle: ({ signal }) => stream(endless(signal?.())) },
  ],
  {
    onError: (error) =>
      json(error instanceof RequestError ? error.status : 500, {
        error: error instanceof Error && error.name,
      }),
    onNotFound: ({ path }) => json(404, { path }),
    onMethodNotAllowed: (_, allow) => json(405, {}, { allow: allow.join(', ') }),
  },
)

function echo({ method, path, params, query, body, headers }: HttpRequest) {
  return json(200, {
    method,
    path,
    params,
    query: query.toString(),
    body,
    custom: headers['x-custom'],
  })
}

function stream(body: AsyncIterable<string>) {
  return { status: 200, headers: { 'content-type': 'text/event-stream' }, body }
}

async function* pieces() {
  yield 'data: é\n\n'
  yield 'data: 2\n\n'
}

async function* endless(signal: AbortSignal | undefined) {
  try {
    yield 'data: 1\n\n'
    await new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }))
  } finally {
    streamsEnded += 1
  }
}

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

const application = express().use('/api', toExpress(router, { bodyLimit: LIMIT }))
const server = application.listen(0, '127.0.0.1')
const handlers = toMsw(router, 'http://sandbox.test/api', { bodyLimit: LIMIT })
let expressUrl = ''

beforeAll(async () => {
  if (!server.listening) await once(server, 'listening')
  expressUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function throughMsw(path: string, init?: RequestInit): Promise<Response> {
  const response = await getResponse([...handlers], new Request(`http://sandbox.test${path}`, init))
  if (response === undefined) throw new Error(`No handler of MSW took ${path}.`)
  return response
}

const fetchFromRouter = toFetch(router, { bodyLimit: LIMIT })
function throughFetch(path: string, init?: RequestInit): Promise<Response> {
  return fetchFromRouter(`http://sandbox.test${path}`, init)
}

/** What the router decides; a transport adds headers of its own. */
const OWN_HEADERS = ['content-type', 'allow', 'location', 'etag']

async function summarise(response: Response) {
  return {
    status: response.status,
    headers: OWN_HEADERS.map((name) => [name, response.headers.get(name)]),
    body: await response.text(),
  }
}

it.each<[string, number, string, RequestInit?]>([
  [
    'a path, a query and a header',
    200,
    '/api/echo/a%20b?x=1&x=%C3%A9',
    { headers: { 'X-Custom': 'v' } },
  ],
  ['a body that is not ASCII', 200, '/api/echo/a', { method: 'POST', body: 'né' }],
  ['a body of the largest size', 200, '/api/echo/a', { method: 'POST', body: 'x'.repeat(LIMIT) }],
  [
    'a body past the largest size',
    413,
    '/api/echo/a',
    { method: 'POST', body: 'x'.repeat(LIMIT + 1) },
  ],
  [
    'a body past the largest size in bytes',
    413,
    '/api/echo/a',
    { method: 'POST', body: 'é'.repeat(LIMIT / 2 + 1) },
  ],
  ['JSON', 200, '/api/json', { method: 'POST', body: '{"a":1}' }],
  ['broken JSON', 400, '/api/json', { method: 'POST', body: '{' }],
  ['a body that is not UTF-8', 400, '/api/echo/a', { method: 'POST', body: latin1('n\xe9') }],
  [
    'a body that is not UTF-8, whatever it says',
    400,
    '/api/echo/a',
    {
      method: 'POST',
      body: latin1('n\xe9'),
      headers: { 'content-type': 'text/plain; charset=latin1' },
    },
  ],
  ['a body with a byte order mark', 200, '/api/json', { method: 'POST', body: '\ufeff{"a":1}' }],
  ['objects up to the greatest depth', 200, '/api/deep', { method: 'POST', body: nested(50) }],
  ['objects nested deeper', 400, '/api/deep', { method: 'POST', body: nested(51) }],
  ['a query with broken percent-encoding', 400, '/api/echo/a?x=%zz'],
  ['a query that is cut off in an encoding', 400, '/api/echo/a?x=%e'],
  ['a query that is not UTF-8', 400, '/api/echo/a?x=%ff'],
  ['no content', 204, '/api/things', { method: 'DELETE' }],
  ['text without a content type', 200, '/api/text'],
  ['HEAD', 200, '/api/text', { method: 'HEAD' }],
  ['a failing handler', 500, '/api/boom'],
  ['a header that cannot be sent', 500, '/api/header'],
  ['a stream', 200, '/api/pieces'],
  ['an unknown path', 404, '/api/nothing'],
  ['broken percent-encoding', 404, '/api/echo/%zz'],
  ['another method', 405, '/api/things'],
])('answers %s alike through Express, MSW and fetch', async (_, status, path, init) => {
  const viaExpress = await summarise(await fetch(expressUrl + path, init))
  const viaMsw = await summarise(await throughMsw(path, init))
  expect(viaExpress.status).toBe(status)
  expect(viaMsw).toEqual(viaExpress)
  expect(await summarise(await throughFetch(path, init))).toEqual(viaExpress)
})

it.each(['gzip', 'deflate', 'br'])('undoes the content encoding %s', async (encoding) => {
  const encode = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }[encoding]
  const post = (bytes: Buffer | undefined) =>
    fetch(`${expressUrl}/api/json`, {
      method: 'POST',
      headers: { 'content-encoding': encoding },
      body: bytes ?? '',
    })
  expect(await (await post(encode?.(Buffer.from('{"a":1}')))).json()).toEqual({ a: 1 })
  // What is small on its way may be large.
  expect((await post(encode?.(Buffer.alloc(10_000_000, 32)))).status).toBe(413)
  expect((await post(encode?.(latin1('"\xe9"')))).status).toBe(400)
  expect((await post(Buffer.from('no such encoding'))).status).toBe(400)
})

it('supports no other content encoding', async () => {
  const headers = { 'content-encoding': 'odd' }
  const answer = await fetch(`${expressUrl}/api/json`, { method: 'POST', headers, body: '{}' })
  expect(answer.status).toBe(415)
})

it.each([
  ['announces its length', ['Content-Length: 99999999', '', '']],
  ['comes in chunks', ['Transfer-Encoding: chunked', '', '100', 'x'.repeat(256), '']],
])('refuses a body that is too large before all of it is there, when it %s', async (_, lines) => {
  const socket = connect(Number(new URL(expressUrl).port), '127.0.0.1')
  socket.write(['POST /api/json HTTP/1.1', 'Host: localhost', ...lines].join('\r\n'))
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(answer.toString()).toMatch(/^HTTP\/1.1 413 /)
  socket.destroy()
})

it('takes the next request on a connection whose body was too large', async () => {
  const socket = connect(Number(new URL(expressUrl).port), '127.0.0.1')
  const post = (body: string) =>
    socket.write(
      `POST /api/json HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    )
  post('x'.repeat(1_000_000))
  await once(socket, 'data')
  post('{"a":1}')
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(answer.toString()).toMatch(/^HTTP\/1.1 200 /)
  socket.destroy()
})

it.each([
  [['application/json'], 'application/json'],
  [['application/json', 'application/json'], 'application/json'],
  [['application/json', 'application/x+json'], 'application/json, application/x+json'],
])('gives a route every media type of the Content-Type headers %j', async (types, received) => {
  const typed = createRouter(
    [{ method: 'POST', path: '/', handle: ({ headers }) => json(200, headers['content-type']) }],
    {
      onError: () => noContent(),
      onNotFound: () => noContent(),
      onMethodNotAllowed: () => noContent(),
    },
  )
  await using host = await listen(express().use(toExpress(typed)))
  const socket = connect(host.port, '127.0.0.1')
  const lines = types.map((type) => `Content-Type: ${type}\r\n`).join('')
  socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\n${lines}Content-Length: 2\r\n\r\n{}`)
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(answer.toString()).toMatch(new RegExp(`\r\n\r\n"${received.replaceAll('+', '\\+')}"$`))
  socket.destroy()
})

it('gives a route the origin that the client used', async () => {
  const origins = createRouter(
    [{ method: 'GET', path: '/', handle: ({ base }) => json(200, base) }],
    {
      onError: () => noContent(),
      onNotFound: () => noContent(),
      onMethodNotAllowed: () => noContent(),
    },
  )
  await using host = await listen(express().use(toExpress(origins)))
  const viaMsw = await getResponse(
    [...toMsw(origins, 'https://pingone.test')],
    new Request('https://pingone.test/'),
  )
  expect(await (await fetch(`http://localhost:${host.port}/`)).json()).toBe(
    `http://localhost:${host.port}`,
  )
  expect(await viaMsw?.json()).toBe('https://pingone.test')
})

async function listen(application: express.Express): Promise<AsyncDisposable & { port: number }> {
  const server = application.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

it.each([
  ['Express', (path: string, init: RequestInit) => fetch(expressUrl + path, init)],
  ['MSW', throughMsw],
  ['fetch', throughFetch],
])('ends an event stream when the client of %s goes away', async (_, send) => {
  const endedBefore = streamsEnded
  const response = await send('/api/events', {})
  const reader = response.body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: 1\n\n')
  await reader?.cancel()
  await expect.poll(() => streamsEnded).toBe(endedBefore + 1)
})

it('never shows the HTML page of Express, even when the dialect fails', async () => {
  const broken = createRouter([], {
    onError: () => expect.fail('the dialect is broken'),
    onNotFound: () => expect.fail('the dialect is broken'),
    onMethodNotAllowed: () => expect.fail('the dialect is broken'),
  })
  await using host = await listen(express().use(toExpress(broken)))
  const response = await fetch(`http://127.0.0.1:${host.port}/`)
  expect(response.status).toBe(500)
  expect(response.headers.get('content-type')).toBe('text/plain')
})

it.each(['http://sandbox.test/apis', 'http://sandbox.test/', 'http://other.test/api/text'])(
  'leaves %s to other handlers of MSW',
  async (url) => {
    expect(await getResponse([...handlers], new Request(url))).toBeUndefined()
  },
)

it('fails a request that no handler of MSW takes, with onUnhandledFrame error', async () => {
  // A server of its own: MSW 3 does not see requests on connections that were open before it listened.
  await using host = await listen(express().use(toExpress(router)))
  const url = `http://127.0.0.1:${host.port}/api/text`
  const interceptor = setupServer(...handlers)
  interceptor.listen({ onUnhandledFrame: 'error' })
  try {
    expect(await (await fetch('http://sandbox.test/api/text')).text()).toBe('plain')
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  } finally {
    interceptor.close()
  }
  expect(await (await fetch(url)).text()).toBe('plain')
})
