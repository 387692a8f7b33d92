import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { text } from 'node:stream/consumers'
import express from 'express'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createHostGuard } from './host-guard.ts'

const guard = createHostGuard(['sandbox.internal', 'proxy.internal:8443'])
const application = express().use((request, response) => {
  const refusal = guard(request)
  response.status(refusal?.status ?? 200).send(refusal?.message ?? 'reached')
})
const server = application.listen(0, '127.0.0.1')
let port = 0

beforeAll(async () => {
  if (!server.listening) await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => void server.close())

/** Sends the header lines as they stand, which `fetch` would not; `PORT` stands for the server's port. */
async function statusOf(method: string, ...headers: string[]): Promise<number> {
  const socket = connect(port, '127.0.0.1')
  const lines = [`${method} / HTTP/1.1`, ...headers, 'Connection: close', '', '']
  socket.end(lines.join('\r\n').replaceAll('PORT', String(port)))
  return Number((await text(socket)).split(' ')[1])
}

it.each([
  'localhost:PORT',
  'LOCALHOST:PORT',
  '127.0.0.1:PORT',
  '[::1]:PORT',
  'sandbox.internal',
  'Sandbox.Internal:1234',
  'proxy.internal:8443',
])('lets the host %s pass', async (host) => {
  expect(await statusOf('GET', `Host: ${host}`)).toBe(200)
})

it.each(['0.0.0.0', '::'])('accepts the address that was connected to, on %s', async (host) => {
  const open = application.listen(0, host)
  await once(open, 'listening')
  const { port: openPort } = open.address() as AddressInfo
  const asked = async (address: string, name: string) => {
    const socket = connect(openPort, address)
    socket.end(`GET / HTTP/1.1\r\nHost: ${name}:${openPort}\r\nConnection: close\r\n\r\n`)
    return Number((await text(socket)).split(' ')[1])
  }
  const addresses = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, address }) => family === 'IPv4' && address !== '127.0.0.1')
  for (const { address } of addresses) {
    expect(await asked(address, address)).toBe(200)
    expect(await asked('127.0.0.1', address)).toBe(403)
    expect(await asked(address, 'evil.example')).toBe(403)
  }
  open.close()
})

it.each([
  'evil.example',
  'evil.example:PORT',
  'localhost',
  'localhost:1',
  'localhost.evil.example:PORT',
  '127.0.0.2:PORT',
  'proxy.internal:1',
])('refuses the host %s', async (host) => {
  expect(await statusOf('GET', `Host: ${host}`)).toBe(403)
})

it.each([
  ['', []],
  ['repeated', ['Host: localhost:PORT', 'Host: evil.example']],
  ['with credentials', ['Host: localhost:PORT@evil.example']],
  ['that is a list', ['Host: localhost:PORT, evil.example']],
  ['with a broken bracket', ['Host: [::1:PORT']],
  ['with a path', ['Host: localhost:PORT/evil']],
  ['with a port that is no number', ['Host: localhost:x']],
  ['that is empty', ['Host:']],
])('calls a Host header %s bad', async (_, headers) => {
  expect(await statusOf('GET', ...headers)).toBe(400)
})

it('ignores X-Forwarded-Host', async () => {
  expect(await statusOf('GET', 'Host: evil.example', 'X-Forwarded-Host: localhost:PORT')).toBe(403)
})

it.each([
  ['no browser headers', []],
  ['Sec-Fetch-Site same-origin', ['Sec-Fetch-Site: same-origin']],
  ['Sec-Fetch-Site none', ['Sec-Fetch-Site: none']],
  ['the own origin', ['Origin: http://localhost:PORT']],
])('lets a change with %s pass', async (_, headers) => {
  expect(await statusOf('POST', 'Host: localhost:PORT', ...headers)).toBe(200)
})

it.each([
  ['Sec-Fetch-Site cross-site', ['Sec-Fetch-Site: cross-site']],
  ['Sec-Fetch-Site same-site', ['Sec-Fetch-Site: same-site', 'Origin: http://localhost:3000']],
  ['a foreign origin', ['Origin: http://evil.example']],
  ['an origin on another port', ['Origin: http://localhost:3000']],
  ['the origin null', ['Origin: null']],
  ['a malformed origin', ['Origin: http://[']],
])('refuses a change with %s', async (_, headers) => {
  expect(await statusOf('POST', 'Host: localhost:PORT', ...headers)).toBe(403)
})

it('lets a page of another origin start a safe request, whose answer it cannot read', async () => {
  expect(await statusOf('GET', 'Host: localhost:PORT', 'Sec-Fetch-Site: cross-site')).toBe(200)
})

it('calls an upgrade a change, whose answer no browser keeps from the page', async () => {
  const upgrade = ['Host: localhost:PORT', 'Connection: keep-alive', 'Upgrade: websocket']
  expect(await statusOf('GET', ...upgrade)).toBe(200)
  expect(await statusOf('GET', ...upgrade, 'Origin: http://localhost:3000')).toBe(403)
  expect(await statusOf('GET', ...upgrade, 'Sec-Fetch-Site: cross-site')).toBe(403)
})

it.each([
  ['http://localhost:PORT/', 'localhost:PORT', 200],
  ['http://LOCALHOST:PORT/', 'localhost:PORT', 200],
  ['http://evil.example/', 'localhost:PORT', 400],
  ['http://ada@localhost:PORT/', 'localhost:PORT', 400],
  ['http://evil.example/', 'evil.example', 403],
])('judges the target %s with the host %s', async (target, host, status) => {
  const socket = connect(port, '127.0.0.1')
  const lines = [`GET ${target} HTTP/1.1`, `Host: ${host}`, 'Connection: close', '', '']
  socket.end(lines.join('\r\n').replaceAll('PORT', String(port)))
  expect(Number((await text(socket)).split(' ')[1])).toBe(status)
})
