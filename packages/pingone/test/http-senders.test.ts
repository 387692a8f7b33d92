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
  'packages/pingone/src/outbound/http/connection-failure.ts': 'reads the error classes of undici',
  'apps/sandbox/src/cli/control-client.ts': 'is the command line, for whoever starts it',
  'apps/sandbox/src/control/target.ts': 'sends to the reference server of this process',
  'apps/sandbox/src/control/target-requests.ts': 'sends to the reference server of this process',
  'apps/sandbox/src/host/listen.ts': 'listens',
}
/** Runs in the browser, which reaches the origin that served it. */
const browser = 'apps/console/src/'

const statements = String.raw`^(?:import|export)\s+(?!type\b)[^;]*?\sfrom\s+`
const modules = String.raw`'(?:undici|(?:node:)?(?:https?|http2|net|tls|dgram)|eventsource|ws|axios|got|node-fetch)'`
const sending = new RegExp(
  [
    `${statements}${modules}`,
    String.raw`import\(${modules}\)`,
    String.raw`^(?!\s*\*).*\bfetch\(`,
    String.raw`new (?:WebSocket|EventSource|XMLHttpRequest)\b`,
  ].join('|'),
  'm',
)

const sources = globSync('{packages,apps}/*/src/**/*.{ts,tsx}', { cwd: root }).filter(
  (file) => !/\.test(-support|\.fixture)?\.tsx?$|\/test\//.test(file),
)
const opening = sources.filter(
  (file) => !file.startsWith(browser) && sending.test(readFileSync(join(root, file), 'utf8')),
)

it('knows every file that can open a connection', () => {
  expect(sources.length).toBeGreaterThan(200)
  expect(opening.toSorted()).toEqual(Object.keys(senders).toSorted())
})

it.each([
  "import { request } from 'undici'",
  "import { Agent,\n  request } from 'undici'",
  "import https from 'node:https'",
  "import { connect } from 'tls'",
  "const { request } = await import('undici')",
  'const answer = await fetch(url)',
  "new WebSocket('ws://target')",
])('takes %j for opening a connection', (source) => {
  expect(sending.test(source)).toBe(true)
})

it.each([
  "import type { Dispatcher } from 'undici'",
  "import type { AddressInfo } from 'node:net'",
  ' * await fetch(sandbox.urls.scim)',
  "import { createHttpTransport } from './http-transport.ts'",
])('does not take %j for opening one', (source) => {
  expect(sending.test(source)).toBe(false)
})

it('sends to a console page over the origin that served it alone', () => {
  const elsewhere = sources
    .filter((file) => file.startsWith(browser))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\b(?:fetch|EventSource)\('([^']*)'/g)]
        .map(([, address = '']) => address)
        .filter((address) => !address.startsWith('/'))
        .map((address) => `${file}: ${address}`),
    )
  expect(elsewhere).toEqual([])
})
