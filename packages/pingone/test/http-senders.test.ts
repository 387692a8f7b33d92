import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

/**
 * Every file of the product that can open a connection, with what keeps it from an address that the policy refuses. What sends to
 * an address that a user has entered goes through `createGuardedClient`, and so needs no line here.
 */
const senders: Readonly<Record<string, string>> = {
  'packages/pingone/src/outbound/http/guarded-client.ts': 'is the door itself',
  'packages/pingone/src/outbound/http/proxy-agent.ts':
    'is the part of the door that leads to proxies',
  'packages/client/src/api-request.ts': 'sends to the sandbox that its caller names',
  'packages/client/src/access-token.ts': 'sends to the sandbox that its caller names',
  'packages/client/src/platform-client.ts': 'sends to the sandbox that its caller names',
  'packages/client/src/control-client.ts': 'sends to the sandbox that its caller names',
  'apps/sandbox/src/cli/remote/reach-sandbox.ts':
    'is the command line, for the person who starts it',
  'apps/sandbox/src/host/starting-page.ts':
    'is a page, which asks the server that sent it whether it is ready',
  'packages/workspace/src/scenario/scenario-context.ts':
    'sends to the reference server of this process',
  'packages/workspace/src/control/target.ts': 'sends to the reference server of this process',
  'packages/workspace/src/control/target-requests.ts':
    'sends to the reference server of this process',
  'packages/workspace/src/memory/memory-sandbox.ts':
    'sends by the `fetch` of a page or of a test, which decides where it goes',
  'packages/workspace/src/control/fetch-code.ts': 'writes code with `fetch` and runs none of it',
}
/** Runs in the browser, which reaches the origin that served it. */
const browser = 'apps/console/src/'

const modules = String.raw`'(?:undici|(?:node:)?(?:https?|http2|net|tls|dgram)|eventsource|ws|axios|got|node-fetch)'`
/** What those modules have that opens no connection. */
const harmless = new Set([
  ...['createServer', 'Server', 'STATUS_CODES', 'METHODS', 'IncomingMessage', 'ServerResponse'],
  ...['isIP', 'isIPv4', 'isIPv6', 'BlockList', 'errors', 'validateHeaderName'],
  'validateHeaderValue',
])
const imports = new RegExp(
  String.raw`^(?:import|export)\s+(?!type\b)([^;'"]*?)\s+from\s+${modules}`,
  'gm',
)
const calls = new RegExp(
  [
    String.raw`(?:import|require)\(\s*${modules}`,
    String.raw`^(?!\s*(?:\*|//)).*\bfetch\(`,
    String.raw`new (?:WebSocket|EventSource|XMLHttpRequest)\b`,
  ].join('|'),
  'm',
)

/** Whether a source can open a connection. */
function isSending(source: string): boolean {
  const imported = [...source.matchAll(imports)].flatMap(([, clause = '']) => namesOf(clause))
  return calls.test(source) || imported.some((name) => !harmless.has(name))
}

/** The names that a clause brings in, types left out; `default` and `*` for all of a module. */
function namesOf(clause: string): readonly string[] {
  const [, before = clause, braces = ''] = /^([^{]*)\{([^}]*)\}/.exec(clause) ?? []
  const listed = braces
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => name.replace(/\s+as\s+.*/, ''))
  return before.replace(',', '').trim() === '' ? listed : [...listed, 'default']
}

const sources = globSync('{packages,apps}/*/src/**/*.{ts,tsx}', { cwd: root }).filter(
  (file) => !/\.test(-support|\.fixture)?\.tsx?$|\/test\//.test(file),
)
const opening = sources.filter(
  (file) => !file.startsWith(browser) && isSending(readFileSync(join(root, file), 'utf8')),
)

it('lists every file that can open a connection', () => {
  expect(sources.length).toBeGreaterThan(200)
  expect(opening.toSorted()).toEqual(Object.keys(senders).toSorted())
})

it.each([
  "import { request } from 'undici'",
  "import { Agent,\n  request } from 'undici'",
  "import https from 'node:https'",
  "import * as http from 'node:http'",
  "import { createServer, request } from 'node:http'",
  "export { request } from 'undici'",
  "import { connect } from 'tls'",
  "const { request } = await import('undici')",
  'const answer = await fetch(url)',
  "new WebSocket('ws://target')",
])('takes %j for opening a connection', (source) => {
  expect(isSending(source)).toBe(true)
})

it.each([
  "import type { Dispatcher } from 'undici'",
  "import type { AddressInfo } from 'node:net'",
  "import { createServer, type Server } from 'node:http'",
  "import { isIP } from 'node:net'\nimport { request } from './request.ts'",
  ' * await fetch(sandbox.urls.scim)',
  "import { createHttpTransport } from './http-transport.ts'",
])('does not take %j for opening one', (source) => {
  expect(isSending(source)).toBe(false)
})

it('sends to a console page over the origin that served it alone', () => {
  const elsewhere = sources
    .filter((file) => file.startsWith(browser))
    .flatMap((file) =>
      [
        ...readFileSync(join(root, file), 'utf8').matchAll(
          /\b(?:fetch|EventSource)\(['`]([^'`]*)['`]/g,
        ),
      ]
        .map(([, address = '']) => address)
        .filter((address) => !/^(?:\$\{basePath\})?\//.test(address))
        .map((address) => `${file}: ${address}`),
    )
  expect(elsewhere).toEqual([])
})
