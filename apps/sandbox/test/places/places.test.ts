import { tracingChannel } from 'node:diagnostics_channel'
import type { AddressInfo, Server } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { composeSandbox } from '../../src/sandbox.ts'
import type { ListenerPlace } from '../../src/host.ts'
import type { Sandbox } from '../../src/index.ts'
import { request, sendRaw } from '../raw-request.ts'
import { expectDialect, expectTrustworthy, nameOf, placesOf, probe, type Place } from './place.ts'
import { rules, type Rule } from './rules.ts'

const options = { users: 1, scimDirectory: ['acme'] }
const opened: Server[] = []
const channel = tracingChannel('net.server.listen')
const noteServer = {
  asyncEnd: (message: object) => opened.push((message as { server: Server }).server),
}

let sandbox: Sandbox
let guarded: Sandbox
let listeners: readonly ListenerPlace[] = []
let guardedListeners: readonly ListenerPlace[] = []
beforeAll(async () => {
  channel.subscribe(noteServer)
  ;({ sandbox, listeners } = await composeSandbox(options))
  channel.unsubscribe(noteServer)
  ;({ sandbox: guarded, listeners: guardedListeners } = await composeSandbox({
    ...options,
    consoleToken: 'token-of-the-test',
  }))
})
afterAll(async () => {
  await sandbox.close()
  await guarded.close()
})

const isExempt = (rule: Rule, place: Place) =>
  place.interface in rule.except || nameOf(place) in rule.except

it('lists every server that listens', () => {
  const hasIpv6 = Object.values(networkInterfaces())
    .flat()
    .some((each) => each?.address === '::1')
  const listed = listeners
    .map(({ origin }) => Number(new URL(origin).port))
    .flatMap((port) => (hasIpv6 ? [port, port] : [port]))
  const ports = opened.map((server) => (server.address() as AddressInfo).port)
  expect(ports.toSorted()).toEqual(listed.toSorted())
})

it('lists every interface with its routes', () => {
  expect(listeners.flatMap((each) => each.interfaces.map(({ name }) => name))).toEqual([
    'control',
    'platform',
    'console',
    'scim',
  ])
  for (const { name, routes } of listeners.flatMap((each) => each.interfaces))
    expect(routes.length > 20).toBe(name !== 'console')
})

it.each(rules)('$name, wherever a request may arrive', async (rule) => {
  const places = placesOf(rule.asksForToken ? guardedListeners : listeners)
  const failures: string[] = []
  for (const place of places.filter((each) => !isExempt(rule, each))) {
    await rule
      .check(place)
      .catch((error: Error) => failures.push(`${nameOf(place)}: ${error.message}`))
  }
  // A place that is new stands here until it keeps the rule, or is exempt with a reason.
  expect(failures).toEqual([])
})

it('names no exception that there is not', () => {
  const places = placesOf(listeners)
  const known = new Set(places.flatMap((place) => [place.interface as string, nameOf(place)]))
  for (const { except } of rules)
    for (const name of Object.keys(except)) expect(known).toContain(name)
})

it.each(['/', '/_sandbox/info', '/v1/environments', '/as/token'])(
  'answers what is no HTTP at %s in the dialect of the place',
  async (path) => {
    const name = interfaceOf(path)
    for (const [bytes, status] of malformed(path)) {
      const answer = await sendRaw(sandbox.urls.console, bytes)
      expect(answer.status, bytes.slice(0, 60)).toBe(status)
      expectDialect({ interface: name, path }, answer)
    }
  },
)

it('answers what is no HTTP with a SCIM error on the port of the reference server', async () => {
  for (const [bytes, status] of malformed('/scim/v2/Users')) {
    const answer = await sendRaw(sandbox.urls.scim ?? '', bytes)
    expect(answer.status, bytes.slice(0, 60)).toBe(status)
    expectDialect({ interface: 'scim', path: '' }, answer)
  }
})

/** Requests that no application sees, and what Node makes of them. */
function malformed(path: string): readonly [bytes: string, status: number][] {
  return [
    [`GET ${path} HTTP/1.1\r\nHost: HOST\r\nbroken header\r\n\r\n`, 400],
    [`GET ${path} HTTP/1.1\r\nHost: HOST\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    [`GET ${path}?${'a'.repeat(20_000)} HTTP/1.1\r\nHost: HOST\r\n\r\n`, 431],
    [`GET ${path} HTTP/9.9\r\nHost: HOST\r\n\r\n`, 400],
    [`POST ${path} HTTP/1.1\r\nHost: HOST\r\nContent-Length: x\r\n\r\n`, 400],
    [
      `POST ${path} HTTP/1.1\r\nHost: HOST\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n`,
      400,
    ],
    [`POST ${path} HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`, 400],
    [`POST ${path} HTTP/1.1\r\nHost: HOST\r\nExpect: odd\r\nContent-Length: 0\r\n\r\n`, 417],
    [`GET ${path} HTTP/1.1\r\nConnection: close\r\n\r\n`, 400],
    [`BREW ${path} HTTP/1.1\r\nHost: HOST\r\n\r\n`, 400],
  ]
}

it('closes the connection of a CONNECT, and of a request for HTTP/2', async () => {
  for (const { origin } of listeners) {
    const connect = 'CONNECT HOST HTTP/1.1\r\nHost: HOST\r\n\r\n'
    expect((await sendRaw(origin, connect)).status).toBe(404)
    expect((await sendRaw(origin, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')).status).toBe(400)
  }
})

it('stays in HTTP/1.1 with clients that offer HTTP/2', async () => {
  const headers = {
    connection: 'close, Upgrade, HTTP2-Settings',
    upgrade: 'h2c',
    'http2-settings': 'AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA',
  }
  const scim = { ...headers, authorization: `Bearer ${sandbox.token}` }
  expect((await request(`${sandbox.urls.scim}/Users`, { headers: scim })).status).toBe(200)
  expect((await request(`${sandbox.urls.control}/health`, { headers })).status).toBe(200)
})

it.each([
  '/%zz',
  '/%zz/as/token',
  '/%ff/as/jwks',
  '/v1/%zz',
  '/v1/environments/%',
  '/_sandbox/%zz',
  '/_sandbox/changes/%c3%28',
  '/assets/%zz',
  '/assets/none.js',
  '/assets/..%2f..%2fpackage.json',
  '/%00',
  '/\xe9',
])('shows no page of Express at %s', async (path) => {
  for (const method of ['GET', 'POST', 'TRACE', 'PROPFIND']) {
    const answer = await request(sandbox.urls.console, { method, path })
    expectTrustworthy('control', answer)
    const place = { interface: interfaceOf(path), path: path.replace('token', '') }
    const isPage = answer.headers['content-type']?.startsWith('text/html')
    expect(isPage ? answer.body : '').not.toMatch(/Error|Cannot/)
    if (!isPage) expectDialect(place, answer)
  }
})

it.each(['/%zz', '/scim/v2/%zz', '/scim/v2/Users/%ff', '/acme/scim/v2/Users/%', '/%zz/scim/v2'])(
  'answers %s with a SCIM error',
  async (path) => {
    const headers = { authorization: `Bearer ${sandbox.token}` }
    const place = { interface: 'scim', path, target: path, method: 'GET' } as const
    const answer = await probe(
      { ...place, origin: new URL(sandbox.urls.scim ?? '').origin },
      { headers },
    )
    expect(answer.status).toBeOneOf([401, 404])
    expectDialect(place, answer)
  },
)

function interfaceOf(path: string): 'control' | 'platform' | 'console' {
  if (path.startsWith('/_sandbox')) return 'control'
  return path.startsWith('/v1') || path.includes('/as/') ? 'platform' : 'console'
}
