import type { LookupAddress } from 'node:dns'
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import type { Resolve } from '../src/outbound/http/guarded-client.ts'
import {
  createHttpTransport,
  type HttpTransportOptions,
} from '../src/outbound/http/http-transport.ts'
import { createCertificate } from './certificates.ts'
import { serveHttp, serveHttps } from './raw-server.ts'

/** A name server that gives these answers, one after the other, and the last for ever. */
function nameServer(...answers: readonly (readonly string[])[]) {
  const asked: string[] = []
  const resolve: Resolve = (hostname, _, callback) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? []
    asked.push(hostname)
    const found = addresses.map((address): LookupAddress => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }))
    queueMicrotask(() => callback(null, found))
  }
  return { resolve, asked }
}

async function sendTo(
  url: string,
  options: Pick<HttpTransportOptions, 'resolve'> = {},
  environment: Record<string, string> = {},
) {
  const transport = createHttpTransport({ timeoutMs: 60_000, environment, ...options })
  const result = await transport.send({ method: 'GET', url, headers: {} })
  await transport.close()
  return result
}

it.each([
  'http://169.254.169.254/latest/meta-data',
  'https://169.254.169.254/',
  'http://0xa9fea9fe/',
  'http://2852039166/',
  'http://0251.0376.0251.0376/',
  'http://0xa9.254.0xa9fe/',
  'http://169.254.169.254./',
  'http://①⑥⑨.254.169.254/',
  'http://[::ffff:169.254.169.254]/',
  'https://[64:ff9b::a9fe:a9fe]/',
  'http://[2002:a9fe:a9fe::]/',
  'http://[fec0::1]/',
  'http://168.63.129.16/',
  'https://metadata.google.internal/',
  'http://0/',
])('refuses %s with words of its own', async (url) => {
  const { failure } = await sendTo(url)
  expect(failure).toMatchObject({
    code: 'address',
    message: expect.stringMatching(/must not be contacted: .*\. Nothing was sent\.$/),
  })
})

it.each([
  ['http', '169.254.169.254'],
  ['https', '169.254.169.254'],
  ['http', '64:ff9b::a9fe:a9fe'],
  ['https', '2002:a9fe:a9fe::1'],
  ['https', 'fec0::7'],
  ['http', '100.100.100.200'],
])('refuses over %s a name that resolves to %s among others', async (scheme, address) => {
  await using server = await serveHttp((_, response) => response.end('{}'))
  const { resolve, asked } = nameServer(['127.0.0.1', address])
  const url = `${scheme}://target.test:${server.port}/Users`
  expect(await sendTo(url, { resolve })).toMatchObject({
    failure: {
      code: 'address',
      message: expect.stringContaining(`the name resolves to ${address}`),
    },
  })
  expect(asked).toEqual(['target.test'])
  expect(server.connections()).toBe(0)
})

it.each(['http', 'https'])(
  'connects over %s to the address that was judged, without asking again',
  async (scheme) => {
    const answer = (_: unknown, response: { end(text: string): void }) => response.end('{}')
    await using server =
      scheme === 'http'
        ? await serveHttp(answer)
        : await serveHttps(await createCertificate({ host: 'target.test' }), answer)
    const { resolve, asked } = nameServer(['127.0.0.1'], ['169.254.169.254'])
    const transport = createHttpTransport({ resolve, environment: {} })
    const request = { method: 'GET', url: `${scheme}://target.test:${server.port}/`, headers: {} }
    expect(await transport.send({ ...request, acceptCertificate: true })).toMatchObject({
      response: { status: 200 },
    })
    await transport.close()
    expect(asked).toHaveLength(1)
    expect(server.connections()).toBe(1)
  },
)

it('judges each new connection by what the name resolves to then', async () => {
  await using server = await serveHttp((_, response) =>
    response.writeHead(200, { connection: 'close' }).end('{}'),
  )
  const { resolve } = nameServer(['127.0.0.1'], ['169.254.169.254'])
  const transport = createHttpTransport({ resolve, environment: {} })
  const request = { method: 'GET', url: `http://target.test:${server.port}/`, headers: {} }
  expect(await transport.send(request)).toMatchObject({ response: { status: 200 } })
  expect(await transport.send(request)).toMatchObject({ failure: { code: 'address' } })
  await transport.close()
})

/** A proxy that answers forwarded requests itself, and leads tunnels to a port of this machine, as long as it accepts them. */
async function startProxy({ status = 200, port = 0 } = {}) {
  const requests: string[] = []
  const server = await serveHttp(
    (request, response) => {
      requests.push(`${request.method} ${request.url}`)
      response.writeHead(status).end('{"through":"proxy"}')
    },
    (request, socket) => {
      requests.push(`${request.method} ${request.url}`)
      if (status === 0) return socket.destroy()
      socket.write(`HTTP/1.1 ${status} Whatever\r\n\r\n`)
      if (status !== 200) return socket.end()
      const onwards = connect(port, '127.0.0.1')
      return socket.pipe(onwards).pipe(socket)
    },
  )
  return { ...server, url: `http://${server.host}`, requests }
}

/** A name server that resolves no name. */
const unknownNames: Resolve = (hostname, _, callback) =>
  callback(Object.assign(new Error(hostname), { code: 'ENOTFOUND' }), [])

it('sends through HTTP_PROXY, and leaves names that it cannot resolve to the proxy', async () => {
  await using proxy = await startProxy()
  const result = await sendTo(
    'http://target.test/Users?count=1',
    { resolve: unknownNames },
    { HTTP_PROXY: proxy.url },
  )
  expect(result).toMatchObject({ response: { status: 200, body: '{"through":"proxy"}' } })
  expect(proxy.requests).toEqual(['GET http://target.test/Users?count=1'])
})

it.each([
  ['http_proxy without a scheme', (host: string) => ({ http_proxy: host })],
  [
    'the lower-case spelling first',
    (host: string) => ({ http_proxy: host, HTTP_PROXY: 'http://127.0.0.1:9' }),
  ],
])('understands %s', async (_, environment) => {
  await using proxy = await startProxy()
  await sendTo('http://target.test/', { resolve: unknownNames }, environment(proxy.host))
  expect(proxy.requests).toHaveLength(1)
})

it.each([
  ['the machine itself', '127.0.0.1', ''],
  ['the machine itself', '[::ffff:127.0.0.1]', ''],
  ['a host of NO_PROXY', 'target.test', 'other.test,target.test'],
  ['a domain of NO_PROXY', 'scim.target.test', '.target.test'],
  ['every host', 'target.test', '*'],
])('reaches %s without a proxy', async (_, host, exceptions) => {
  await using proxy = await startProxy()
  await using server = await serveHttp((__, response) => response.end('{}'))
  const { resolve } = nameServer(['127.0.0.1'])
  const environment = { HTTP_PROXY: proxy.url, NO_PROXY: exceptions }
  const result = await sendTo(`http://${host}:${server.port}/`, { resolve }, environment)
  expect(result).toMatchObject({ response: { status: 200, body: '{}' } })
  expect(proxy.requests).toEqual([])
})

it('refuses through a proxy what it refuses without one', async () => {
  await using proxy = await startProxy()
  const { resolve } = nameServer(['169.254.169.254'])
  const environment = { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url }
  for (const url of [
    'http://169.254.169.254/',
    'https://[fe80::1]/',
    'http://metadata.google.internal/',
    'https://target.test/',
  ])
    expect(await sendTo(url, { resolve }, environment)).toMatchObject({
      failure: { code: 'address' },
    })
  expect(proxy.connections()).toBe(0)
})

it('waits no longer than the deadline for a name that is looked up for a proxy', async () => {
  const transport = createHttpTransport({
    timeoutMs: 50,
    resolve: () => {},
    environment: { HTTP_PROXY: 'http://127.0.0.1:9' },
  })
  const request = { method: 'GET', url: 'http://target.test/', headers: {} }
  expect(await transport.send(request)).toMatchObject({ failure: { code: 'timeout' } })
  await transport.close()
})

it('calls a name that resolves to nothing unknown', async () => {
  const { resolve } = nameServer([])
  expect(await sendTo('http://target.test/', { resolve })).toMatchObject({
    failure: { code: 'dns' },
  })
})

it('refuses a proxy at a refused address', async () => {
  const environment = { HTTP_PROXY: 'http://169.254.169.254:3128' }
  expect(await sendTo('http://target.test/', { resolve: unknownNames }, environment)).toMatchObject(
    {
      failure: { code: 'proxy', message: expect.stringContaining('link-local') },
    },
  )
})

it.each([
  ['that is not there', 'http', { HTTP_PROXY: 'http://127.0.0.1:9' }, 'refuses connections'],
  ['that is not there', 'https', { HTTPS_PROXY: 'http://127.0.0.1:9' }, 'refuses connections'],
  ['that is no address', 'http', { HTTP_PROXY: 'http://:secret@' }, 'HTTP_PROXY is not'],
  ['with a broken password', 'http', { HTTP_PROXY: 'http://u:secret%@127.0.0.1:9' }, 'HTTP_PROXY'],
  ['that speaks SOCKS', 'https', { HTTPS_PROXY: 'socks5://127.0.0.1:9' }, 'HTTPS_PROXY is not'],
])('names a proxy %s, over %s', async (_, scheme, environment, words) => {
  const { failure } = await sendTo(
    `${scheme}://target.test/`,
    { resolve: unknownNames },
    environment,
  )
  expect(failure).toMatchObject({ code: 'proxy', message: expect.stringContaining(words) })
  expect(failure?.message).not.toContain('secret')
})

it('sends through a tunnel of HTTPS_PROXY', async () => {
  const certificate = await createCertificate({ host: 'target.test' })
  await using server = await serveHttps(certificate, (_, response) => response.end('{}'))
  await using proxy = await startProxy({ port: server.port })
  const transport = createHttpTransport({
    resolve: unknownNames,
    environment: { HTTPS_PROXY: proxy.url },
  })
  const request = { method: 'GET', url: 'https://target.test/Users', headers: {} }
  expect(await transport.send(request)).toMatchObject({ failure: { code: 'certificate' } })
  expect(await transport.send({ ...request, acceptCertificate: true })).toMatchObject({
    response: { status: 200 },
  })
  await transport.close()
  expect(new Set(proxy.requests)).toEqual(new Set(['CONNECT target.test:443']))
})

it.each([
  ['http', 407, 'answered 407 to'],
  ['https', 407, 'answered 407 to'],
  ['https', 403, 'answered 403 to'],
  ['https', 0, 'broke off'],
])('says over %s that the proxy answered %s', async (scheme, status, words) => {
  await using proxy = await startProxy({ status })
  const environment = { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url }
  expect(
    await sendTo(`${scheme}://target.test/`, { resolve: unknownNames }, environment),
  ).toMatchObject({
    failure: {
      code: 'proxy',
      message: expect.stringContaining(`${words} the request for target.test`),
    },
  })
})
