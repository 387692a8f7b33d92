import { constants } from 'node:http2'
import * as zlib from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { createHttpTransport } from '../src/outbound/http/http-transport.ts'
import { createCertificate } from './certificates.ts'
import { serveBytes, serveHttp, serveHttp2 } from './raw-server.ts'

const limit = 5000
const transport = createHttpTransport({ timeoutMs: 60_000, maxResponseBytes: limit })
afterAll(() => transport.close())
const json = JSON.stringify({ id: '1', userName: 'Zoë', text: 'é'.repeat(100) })

async function ask(
  headers: Record<string, string>,
  body: string | Uint8Array,
  { method = 'GET', status = 200 } = {},
) {
  await using server = await serveHttp((_, response) =>
    response.writeHead(status, headers).end(body),
  )
  const request = { method, url: `http://${server.host}/Users/1`, headers: {} }
  return await transport.send(request)
}

async function askBytes(answer: string | Buffer, method = 'POST', end = true) {
  await using server = await serveBytes(answer, end)
  return await transport.send({ method, url: `http://${server.host}/Users`, headers: {} })
}

it.each([
  ['gzip', zlib.gzipSync(json)],
  ['GZip', zlib.gzipSync(json)],
  ['x-gzip', zlib.gzipSync(json)],
  ['deflate', zlib.deflateSync(json)],
  ['deflate', zlib.deflateRawSync(json)],
  ['br', zlib.brotliCompressSync(json)],
  ['zstd', zlib.zstdCompressSync(json)],
  ['identity', Buffer.from(json)],
  ['gzip, br', zlib.brotliCompressSync(zlib.gzipSync(json))],
  ['br, identity, gzip', zlib.gzipSync(zlib.brotliCompressSync(json))],
])('decodes an answer in %s', async (coding, bytes) => {
  expect(await ask({ 'content-encoding': coding }, bytes)).toMatchObject({
    response: { status: 200, body: json },
  })
})

it('decodes an answer whose transfer is encoded', async () => {
  const body = zlib.gzipSync(json)
  const head =
    'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: gzip, chunked\r\n\r\n'
  const answer = Buffer.concat([
    Buffer.from(`${head}${body.length.toString(16)}\r\n`),
    body,
    Buffer.from('\r\n0\r\n\r\n'),
  ])
  expect(await askBytes(answer, 'GET', false)).toMatchObject({ response: { body: json } })
})

it('accepts an empty body with any content coding', async () => {
  expect(await ask({ 'content-encoding': 'gzip' }, '')).toMatchObject({ response: { body: '' } })
})

it.each([
  ['an unknown coding', 'compress', json, 'is encoded as "compress", which is not known'],
  ['a name of every object', 'constructor', json, 'is encoded as "constructor"'],
  ['bytes in no coding', 'gzip', json, 'is said to be encoded as gzip and cannot be decoded'],
  ['a coding cut short', 'br', zlib.brotliCompressSync(json).subarray(0, 40), 'cannot be decoded'],
  ['five codings', 'gzip, gzip, gzip, gzip, gzip', json, 'is encoded 5 times over'],
])('calls %s unreadable', async (_, coding, body, reason) => {
  expect(await ask({ 'content-encoding': coding }, body, { status: 201, method: 'POST' })).toEqual({
    failure: { code: 'unreadable', status: 201, message: expect.stringContaining(reason) },
  })
})

it.each([
  ['gzip', zlib.gzipSync(Buffer.alloc(50_000_000))],
  ['deflate', zlib.deflateSync(Buffer.alloc(50_000_000))],
  ['br', zlib.brotliCompressSync(Buffer.alloc(50_000_000))],
  ['zstd', zlib.zstdCompressSync(Buffer.alloc(50_000_000))],
  ['gzip, gzip', zlib.gzipSync(zlib.gzipSync(Buffer.alloc(50_000_000)))],
])('stops when %s unpacks to more than is read', async (coding, bytes) => {
  const before = process.memoryUsage().arrayBuffers
  expect(await ask({ 'content-encoding': coding }, bytes)).toMatchObject({
    failure: { code: 'too-large', message: expect.stringContaining(`${limit} bytes`) },
  })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
})

it('keeps the status of an answer that is too large', async () => {
  expect(await ask({}, 'x'.repeat(limit + 1), { status: 201, method: 'POST' })).toEqual({
    failure: {
      code: 'too-large',
      status: 201,
      message: expect.stringMatching(/answered 201, but its body is larger than 5000 bytes/),
    },
  })
})

const latin1 = Buffer.from('{"id":"1","name":"Zo\u00eb"}', 'latin1')

it.each([
  ['application/json', 'is not UTF-8, and its content type declares no charset'],
  ['application/json; charset=utf-8', 'is not UTF-8'],
  ['application/scim+json; charset="UTF8"', 'is not UTF-8'],
  ['application/json; charset=klingon', 'is not UTF-8'],
])('calls bytes that are no text of %s unreadable', async (type, reason) => {
  expect(await ask({ 'content-type': type }, latin1)).toMatchObject({
    failure: { code: 'unreadable', status: 200, message: expect.stringContaining(reason) },
  })
})

it.each(['iso-8859-1', '"ISO-8859-1"', 'latin1', 'windows-1252'])(
  'reads the charset %s where it is declared, and says so',
  async (charset) => {
    const answer = await ask({ 'content-type': `application/json;charset=${charset}` }, latin1)
    expect(answer).toMatchObject({
      response: { body: '{"id":"1","name":"Zoë"}', note: expect.stringContaining('RFC 8259') },
    })
  },
)

it('drops a byte order mark', async () => {
  const { response } = await ask({ 'content-type': 'application/json' }, `\uFEFF${json}`)
  expect(response?.body).toBe(json)
  expect(response?.note).toContain('byte order mark')
})

const utf16 = Buffer.from('\uFEFF{"id":"1","name":"Zo\u00eb"}', 'utf16le')

it.each([
  ['application/json', utf16],
  ['application/json', Buffer.from(utf16).swap16()],
  ['application/json; charset=utf-16', Buffer.from(utf16).swap16()],
  ['application/json; charset=utf-16le', utf16.subarray(2)],
  ['application/json; charset=iso-8859-1', Buffer.from('\uFEFF{"id":"1","name":"Zo\u00eb"}')],
])('reads %s as its byte order mark says', async (type, bytes) => {
  const { response } = await ask({ 'content-type': type }, bytes)
  expect(response?.body).toBe('{"id":"1","name":"Zo\u00eb"}')
  expect(response?.note).toContain('RFC 8259')
})

it('adds no note to an answer in plain UTF-8', async () => {
  expect((await ask({ 'content-type': 'application/json' }, json)).response?.note).toBeUndefined()
})

it.each([
  ['latin-1', { 'content-type': 'text/html' }, Buffer.from('nicht gefunden: \u00fc', 'latin1')],
  ['broken gzip', { 'content-encoding': 'gzip' }, Buffer.from('no gzip')],
  ['too much', {}, Buffer.alloc(limit + 1)],
])('keeps a refusal whose body is %s', async (_, headers, body) => {
  const { response } = await ask(headers, body, { status: 404 })
  expect(response).toMatchObject({ status: 404, note: expect.stringMatching(/^The body /) })
})

it('accepts a delete with any body', async () => {
  const answer = await ask({ 'content-encoding': 'gzip' }, 'no gzip', { method: 'DELETE' })
  expect(answer).toMatchObject({ response: { status: 200, note: expect.any(String) } })
})

const head = 'HTTP/1.1 201 Created\r\ncontent-type: application/scim+json\r\n'

it.each([
  ['breaks off', `${head}content-length: 100\r\n\r\n{"id"`, 'cut-off', 'broke off after 5 bytes'],
  [
    'breaks off between chunks',
    `${head}transfer-encoding: chunked\r\n\r\n5\r\n{"id"\r\n`,
    'cut-off',
    'broke off after 5 bytes',
  ],
  [
    'has a chunk without a size',
    `${head}transfer-encoding: chunked\r\n\r\nzz\r\n{"id"\r\n`,
    'unreadable',
    'breaks the rules of HTTP',
  ],
])('reports a body that %s', async (_, answer, code, reason) => {
  expect(await askBytes(answer)).toMatchObject({
    failure: { code, status: 201, message: expect.stringContaining(reason) },
  })
})

it.each([
  [
    'two lengths',
    `${head}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`,
    'breaks the rules of HTTP',
  ],
  ['long headers', `${head}x: ${'x'.repeat(100_000)}\r\n\r\n`, 'headers that are longer'],
  [
    'another protocol that was not asked for',
    'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n',
    'breaks the rules of HTTP',
  ],
  ['another protocol', 'SSH-2.0-OpenSSH\r\n', 'breaks the rules of HTTP'],
])('calls an answer with %s unreadable', async (_, answer, reason) => {
  expect(await askBytes(answer)).toMatchObject({
    failure: { code: 'unreadable', message: expect.stringContaining(reason) },
  })
})

it('reports a body that does not end in time', async () => {
  await using server = await serveBytes(`${head}content-length: 100\r\n\r\n{"id"`, false)
  const request = { method: 'POST', url: `http://${server.host}/Users`, headers: {} }
  expect(await transport.send({ ...request, timeoutMs: 2000 })).toMatchObject({
    failure: { code: 'timeout', status: 201, message: expect.stringContaining('did not end') },
  })
})

it.each([{ authorization: 'Bearer a\nb' }, { authorization: 'Bearer \u2603' }])(
  'says of the headers %j that they cannot be sent',
  async (headers) => {
    await using server = await serveHttp((_, response) => response.end())
    const request = { method: 'GET', url: `http://${server.host}/Users`, headers }
    expect(await transport.send(request)).toMatchObject({
      failure: { code: 'url', message: expect.stringContaining('cannot be sent') },
    })
    expect(server.connections()).toBe(0)
  },
)

it('reads over HTTP/2, and reports a stream that breaks off', async () => {
  await using server = await serveHttp2(await createCertificate(), (request, response) => {
    response.writeHead(201, { 'content-encoding': request.url === '/cut' ? 'identity' : 'gzip' })
    if (request.url !== '/cut') return response.end(zlib.gzipSync(json))
    response.write('{"id"', () => response.stream.close(constants.NGHTTP2_INTERNAL_ERROR))
    return undefined
  })
  const post = (path: string) =>
    transport.send({
      method: 'POST',
      url: `https://${server.host}${path}`,
      headers: {},
      acceptCertificate: true,
    })
  expect(await post('/whole')).toMatchObject({ response: { status: 201, body: json } })
  expect(await post('/cut')).toMatchObject({ failure: { code: 'cut-off', status: 201 } })
})

it('reports a head that breaks off', async () => {
  expect(await askBytes('HTTP/1.1 201 Cre')).toMatchObject({ failure: { code: 'reset' } })
})
