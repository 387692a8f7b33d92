import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { expect, it } from 'vitest'
import { type ControlContext, controlRoutes } from '@pingone-sandbox/workspace'
import { composeSandbox } from '../../src/sandbox.ts'
import { controlPlaces, platformPlaces } from './places.ts'

const root = join(import.meta.dirname, '../../../..')

/** The sources of both sides, by their path. */
const sources = ['packages/pingone/src', 'packages/workspace/src', 'apps/sandbox/src'].flatMap(
  (folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/\.test(-support)?\.ts$/.test(file))
      .map((file) => {
        const path = join(root, folder, file)
        return [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')] as const
      }),
)
const filesWith = (pattern: RegExp) =>
  sources.filter(([, text]) => pattern.test(text)).map(([path]) => path)

it('says of each route of the control API how it is searched for secrets, or why not', () => {
  // Only the table is read; no handler is called.
  const routes = controlRoutes({} as ControlContext).map(({ method, path }) => `${method} ${path}`)
  expect(Object.keys(controlPlaces).toSorted()).toEqual(routes.toSorted())
})

it('says of each route of the Platform API that is read how it is searched for secrets, or why not', async () => {
  const { sandbox, listeners } = await composeSandbox({
    users: 0,
    console: false,
    port: 0,
    scimPort: 0,
  })
  await sandbox.close()
  const routes = listeners
    .flatMap(({ interfaces }) => interfaces)
    .flatMap(({ name, routes: own }) => (name === 'platform' ? own : []))
    .flatMap(({ method, path }) => (method === 'GET' ? path : []))
  expect(Object.keys(platformPlaces).toSorted()).toEqual(routes.toSorted())
})

/** Who writes an entry into the journal, and what masks its texts. */
const writers: Readonly<Record<string, string>> = {
  'packages/pingone/src/api/ignored-keys-note.ts': 'the names of members of a body, and no value',
  'packages/pingone/src/compose.ts': 'the circuit: the last failure in it is masked',
  'packages/pingone/src/deliver/announcement.ts':
    'a change and its end: names, counts, and masked defects',
  'packages/pingone/src/deliver/defect-guard.ts': 'a change that is given up: a masked defect',
  'packages/pingone/src/deliver/defect.ts': 'the outcome: its text is masked',
  'packages/pingone/src/outbound/outbound.ts': 'exchanges and pauses, as the caller masks them',
  'packages/pingone/src/outbound/replay-exchange.ts': 'exchanges, as the caller masks them',
  'packages/pingone/src/deliver/retrying.ts': 'passes on what others write',
  'packages/pingone/src/deliver/sync-group.ts': 'decision and outcome: `call.mask`',
  'packages/pingone/src/deliver/sync-user.ts': 'decision and outcome: `call.mask`',
  'packages/pingone/src/deliver/sync.ts': 'a change and its end: names, counts, and masked defects',
}

it('lists every file that writes into the journal', () => {
  expect(filesWith(/\b\w*(?:[jJ]ournal|writer)\.(?:append|note)\(/).toSorted()).toEqual(
    Object.keys(writers).toSorted(),
  )
})

/** Who hands a request to a transport: the one that records it, the one that masks what a person asked, and those in front of both, which keep nothing. */
const senders = [
  'packages/pingone/src/outbound/cut-transport.ts',
  'packages/pingone/src/outbound/faults/fault-transport.ts',
  'packages/pingone/src/outbound/manual-request.ts',
  'packages/pingone/src/outbound/recorded-exchange.ts',
  'packages/pingone/src/outbound/rehearsal-transport.ts',
]

it('lists every file that uses a transport: requests are recorded and masked in one place', () => {
  const calls = /\btransport\(|\breturn send\(request\)/
  const found = filesWith(calls).filter((path) => path.startsWith('packages/pingone/'))
  expect(found.toSorted()).toEqual(senders)
})

/** Who reads the body or a header of an answer and says nothing of what is in it. */
const readers: Readonly<Record<string, string>> = {
  'packages/pingone/src/wire/answer-body.ts': 'parses it',
  'packages/pingone/src/outbound/caller.ts': 'reads Retry-After',
  'packages/pingone/src/outbound/refused-request.ts': 'looks for the reason of a 403',
  'packages/pingone/src/outbound/rehearsal-transport.ts': 'keeps what a write would change',
  'packages/pingone/src/outbound/retry.ts': 'reads Retry-After',
  'packages/pingone/src/secrecy/exchange-secrets.ts': 'looks for the token that it gives out',
  'packages/pingone/src/secrecy/shown-response.ts': 'masks it',
  'packages/pingone/src/outbound/sender.ts': 'looks whether there is one',
  'packages/pingone/src/outbound/strictness.ts': 'names what an old parser breaks on',
}

it('quotes an answer in messages only as it may be shown', () => {
  const reading = /\b(?:response|answer|value)\.body\b|\bheaders\[|\bjsonOf\(/
  const quoting = filesWith(reading).filter(
    (path) =>
      /^packages\/pingone\/src\/(outbound|secrecy|wire)\//.test(path) &&
      !/\/(http-transport|read-answer|fault-transport)\.ts$/.test(path) &&
      !(path in readers),
  )
  const unmasked = quoting.filter(
    (path) => !sources.some(([each, text]) => each === path && text.includes('shownOf(')),
  )
  expect(unmasked).toEqual([])
  // The list is no longer than it has to be.
  expect(Object.keys(readers).filter((path) => !filesWith(reading).includes(path))).toEqual([])
})
