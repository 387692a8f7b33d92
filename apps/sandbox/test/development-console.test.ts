import { tracingChannel } from 'node:diagnostics_channel'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import type { AddressInfo, Server } from 'node:net'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { consoleSourceFolder, repositoryFolder } from '../src/host/console-sources.ts'
import { createSandbox, type Sandbox } from '../src/index.ts'
import { open, request, upgrade } from './raw-request.ts'

/** Inside what the console is made of, where a careless person might put it. */
const folder = mkdtempSync(join(consoleSourceFolder, 'src', 'data (of a test) '))
const dataDir = join(folder, 'data')
const link = join(consoleSourceFolder, 'public', basename(folder))
const opened: Server[] = []
const listening = tracingChannel('net.server.listen')
const noteServer = {
  asyncEnd: (message: object) => opened.push((message as { server: Server }).server),
}
let sandbox: Sandbox
let url = ''

beforeAll(async () => {
  mkdirSync(dataDir)
  symlinkSync(dataDir, link)
  for (const name of ['.env', 'cert.pem', 'notes.txt']) writeFileSync(join(dataDir, name), 'secret')
  listening.subscribe(noteServer)
  sandbox = await createSandbox({ dev: true, users: 1, dataDir })
  url = sandbox.urls.console
  await sandbox.consoleReady()
  listening.unsubscribe(noteServer)
})
afterAll(async () => {
  await sandbox.close()
  rmSync(link, { force: true })
  rmSync(folder, { recursive: true, force: true })
})

const get = (path: string, headers: Record<string, string> = {}) => request(url, { path, headers })
const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
const crossSite = { 'sec-fetch-site': 'cross-site' }

it('opens no port beside those of the sandbox', () => {
  const ports = [url, sandbox.urls.scim ?? ''].map((each) => Number(new URL(each).port))
  const found = opened.map((server) => (server.address() as AddressInfo).port)
  expect(new Set(found)).toEqual(new Set(ports))
})

const vitePaths = [
  '/__open-in-editor?file=package.json',
  '/__OPEN-in-Editor?file=package.json',
  '/__open-in-editor/?file=package.json',
  '//__open-in-editor?file=package.json',
  '/__inspect',
  '/__vite_ping',
  '/@vite/client',
  '/@id/react',
  `/@fs${consoleSourceFolder}/index.html`,
  '/%40vite/client',
  '/src/main.tsx',
  '/node_modules/.vite/deps/react.js',
  '/theme.js',
  '/favicon.svg',
  '/',
]

it.each(vitePaths)('refuses %s to a page of another origin', async (path) => {
  for (const headers of [
    crossSite,
    { 'sec-fetch-site': 'same-site' },
    { ...crossSite, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
    { ...crossSite, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    { origin: 'https://attacker.example' },
    { origin: 'null' },
  ] as Record<string, string>[])
    expect((await get(path, headers)).status).toBe(403)
})

it.each(vitePaths.filter((path) => !['/', '/theme.js', '/favicon.svg'].includes(path)))(
  'lets no link of another site lead to %s',
  async (path) => {
    expect((await get(path, { ...crossSite, ...navigation })).status).toBe(403)
  },
)

it.each(['/', '/environments/1/users', '/target/Users/a.b@example.com?tab=raw'])(
  'lets a link of another site lead to the page %s',
  async (path) => {
    const answer = await get(path, { ...crossSite, ...navigation, accept: 'text/html' })
    expect(answer.status).toBe(200)
    expect(answer.body).toContain('/src/main.tsx')
  },
)

it('opens the editor for the pages of the console alone', async () => {
  const path = '/__open-in-editor'
  for (const site of [{}, { 'sec-fetch-site': 'none', ...navigation }])
    expect((await get(path, site as Record<string, string>)).status).toBe(403)
  // Without a file there is nothing to open, which is what Vite says.
  expect((await get(path, { 'sec-fetch-site': 'same-origin' })).status).toBe(500)
})

it.each(['/', '/@vite/client', '/src/main.tsx', '/theme.js'])(
  'serves %s to its own pages and to scripts, and lets no other origin read it',
  async (path) => {
    for (const headers of [{}, { 'sec-fetch-site': 'same-origin' }] as Record<string, string>[]) {
      const answer = await get(path, { accept: '*/*', ...headers })
      expect(answer.status).toBe(200)
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    }
  },
)

it('serves no file of the data folder, and none beside the console', async () => {
  const inside = ['scim-token', 'pingone.db', 'scim.db', '.env', 'cert.pem', 'notes.txt']
  const files = [
    ...inside.map((name) => join(dataDir, name)),
    join(repositoryFolder, 'pnpm-lock.yaml'),
    join(repositoryFolder, 'package.json'),
    join(repositoryFolder, 'apps/sandbox/src/sandbox.ts'),
    join(repositoryFolder, '.git/HEAD'),
    '/etc/hostname',
  ].map((path) => encodeURI(path))
  const fromRoot = inside.flatMap((name) => [
    encodeURI(`/src/${basename(folder)}/data/${name}`),
    encodeURI(`/${basename(folder)}/${name}`),
  ])
  const token = sandbox.token
  for (const path of [...files.map((file) => `/@fs${file}`), ...fromRoot])
    for (const suffix of ['', '?raw', '?url', '?import&raw', '?raw??', '?inline', '?import&url'])
      for (const accept of ['*/*', 'text/html']) {
        const answer = await get(path + suffix, { accept })
        const served = [
          token,
          'secret',
          'SQLite format 3',
          'lockfileVersion',
          'createSandbox',
          'ref:',
        ]
        for (const piece of served) expect(answer.body, path + suffix).not.toContain(piece)
        // A path that Vite does not take for a file is a page of the console.
        expect(answer.status !== 200 || answer.body.includes('<title>'), path + suffix).toBe(true)
      }
})

it('upgrades its own pages for Vite', async () => {
  const socket = await open(url)
  const { host } = new URL(url)
  const { body: client } = await get('/@vite/client', { accept: '*/*' })
  const [, wsToken] = /wsToken = "([^"]+)"/.exec(client) ?? []
  socket.write(
    [
      `GET /?token=${wsToken} HTTP/1.1`,
      `Host: ${host}`,
      `Origin: ${url}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Protocol: vite-hmr',
      '\r\n',
    ].join('\r\n'),
  )
  const [piece] = (await new Promise((resolve) =>
    socket.once('data', (data: Buffer) => resolve([data.toString()])),
  )) as [string]
  expect(piece).toContain('101 Switching Protocols')
  socket.destroy()
})

it('closes whatever is open, and leaves no connection without an end', async () => {
  const own = await createSandbox({ dev: true, users: 0 })
  await own.consoleReady()
  const { console: page, scim = '' } = own.urls
  const { body: client } = await request(page, {
    path: '/@vite/client',
    headers: { accept: '*/*' },
  })
  const [, wsToken] = /wsToken = "([^"]+)"/.exec(client) ?? []
  const upgrading = (host: string) =>
    `Host: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n`
  const sockets = await Promise.all(
    [page, scim].flatMap((url) => {
      const { host } = new URL(url)
      return [
        `GET /?token=${wsToken} HTTP/1.1\r\n${upgrading(host)}Sec-WebSocket-Protocol: vite-hmr\r\n\r\n`,
        `GET /x HTTP/1.1\r\n${upgrading(host)}\r\n`,
        `POST /v1/x HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 9\r\n\r\n{`,
        'GET / HT',
        '',
      ].map(async (bytes) => {
        const socket = await open(url)
        socket.on('error', () => {}).resume()
        if (bytes !== '') socket.write(bytes)
        return socket
      })
    }),
  )
  const ends = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)))
  await own.close()
  await Promise.all(ends)
  expect(sockets.filter((socket) => !socket.destroyed)).toEqual([])
})

const hmr = { 'sec-websocket-protocol': 'vite-hmr' }
it.each([
  ['of another origin', '/', { ...hmr, origin: 'https://attacker.example' }, 403],
  [
    'of another origin for a ping',
    '/',
    { 'sec-websocket-protocol': 'vite-ping', origin: 'http://localhost:1' },
    403,
  ],
  ['of another site', '/', { ...hmr, ...crossSite }, 403],
  ['under a foreign host', '/', { ...hmr, host: 'attacker.example' }, 403],
  ['of no protocol of Vite', '/', {}, 404],
  ['at another path', '/_sandbox/events', hmr, 404],
  ['at an odd path', '//[', hmr, 404],
  ['without a key', '/', { ...hmr, 'sec-websocket-key': '' }, 400],
])('refuses an upgrade %s and closes the connection', async (_, path, headers, status) => {
  const answer = await upgrade(url, { path, headers })
  expect(answer.status).toBe(status)
})
