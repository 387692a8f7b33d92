import { expect, it } from 'vitest'
import { createFetchTransport, type FetchTransportOptions } from './fetch-transport.ts'

const request = { method: 'GET', url: 'http://target.test/Users', headers: {} }

/** Sends a request that is answered so. */
const sendTo = (answer: FetchTransportOptions['fetch'], changes: object = {}) =>
  createFetchTransport({ fetch: answer, maxResponseBytes: 4 })({ ...request, ...changes })

const failed = (code: string) => async () => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) })
}

it('sends what it is given, without cookies, and follows no redirect', async () => {
  let sent: RequestInit = {}
  const post = { method: 'POST', headers: { 'x-a': 'b' }, body: '{}' }
  const result = await sendTo(async (_, init) => {
    sent = init
    return new Response('{}', { status: 302, headers: { location: '/there' } })
  }, post)
  expect(sent).toMatchObject({ ...post, redirect: 'manual', credentials: 'omit' })
  expect(result.response).toMatchObject({ status: 302, headers: { location: '/there' } })
})

it('takes a deadline with decimals, as what is left of the time of a plan has', async () => {
  expect(await sendTo(async () => new Response('{}'), { timeoutMs: 3995.39 })).toMatchObject({
    response: { status: 200 },
  })
})

it('gives up an answer that is late', async () => {
  const never: FetchTransportOptions['fetch'] = (_, { signal }) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error))
    })
  expect(await sendTo(never, { timeoutMs: 1 })).toMatchObject({ failure: { code: 'timeout' } })
})

it.each([
  ['ENOTFOUND', 'dns', 'The host name target.test cannot be resolved.'],
  ['ECONNREFUSED', 'refused', 'target.test refuses connections; is it running?'],
  ['ECONNRESET', 'reset', 'target.test closed the connection before it answered.'],
  ['EHOSTUNREACH', 'network', 'target.test cannot be reached (EHOSTUNREACH).'],
])('explains %s of Node', async (cause, code, message) => {
  expect(await sendTo(failed(cause))).toEqual({ failure: { code, message } })
})

it('names what a browser does not say', async () => {
  const refuse = async () => {
    throw new TypeError('Failed to fetch')
  }
  expect(await sendTo(refuse)).toMatchObject({
    failure: { code: 'network', message: expect.stringContaining('CORS') },
  })
  const hidden = Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' })
  expect(await sendTo(async () => hidden)).toMatchObject({ failure: { code: 'unreadable' } })
})

it.each([
  ['too-large', '12345'],
  ['unreadable', new Uint8Array([0xff])],
])('fails with %s where a body cannot be read', async (code, body) => {
  expect(await sendTo(async () => new Response(body))).toMatchObject({ failure: { code } })
  // The status of an error says enough.
  expect(await sendTo(async () => new Response(body, { status: 404 }))).toMatchObject({
    response: { status: 404, note: expect.any(String) },
  })
})

it.each(['ftp://target.test/', 'http://user@target.test/', 'target'])(
  'sends nothing to %s',
  async (url) => {
    const send = async () => {
      throw new Error('It was sent.')
    }
    expect(await sendTo(send, { url })).toMatchObject({ failure: { code: 'url' } })
  },
)
