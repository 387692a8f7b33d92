import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Transport } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { startInMemory } from './in-memory-sandbox.ts'
import { createManualTime } from './manual-time.ts'

const start = '2026-01-31T09:00:00.000Z'

/** A sandbox whose time the test advances, and whose target can be switched off. */
async function startManually() {
  const time = createManualTime(start)
  const target = { isDown: false, requests: 0 }
  const wrapTransport =
    (send: Transport): Transport =>
    async (request) => {
      target.requests += 1
      if (!target.isDown) return send(request)
      return { response: { status: 503, headers: {}, body: '' } }
    }
  const sandbox = await startInMemory({ time, wrapTransport })
  await sandbox.connect()
  await sandbox.workspace.isIdleWithin(60_000)
  return { ...sandbox, time, target }
}

const firstWait = (time: ReturnType<typeof createManualTime>) =>
  expect.poll(() => time.waits().length).toBe(1)

it('retries when the time of the pause has passed, and not before', async () => {
  const { administrator, time, target, workspace } = await startManually()
  target.isDown = true
  await administrator.createUser('ada')
  await firstWait(time)
  const sent = target.requests
  const [pause = 0] = time.waits()
  expect(pause).toBeGreaterThan(0)
  time.advance(pause - 1)
  expect(time.waits()).toEqual([1])
  expect(target.requests).toBe(sent)
  target.isDown = false
  time.advance(1)
  expect(await workspace.isIdleWithin(60_000)).toBe(true)
  expect(target.requests).toBeGreaterThan(sent)
  await workspace.close()
})

it('probes the target when the cool-down of the circuit has passed', async () => {
  const { administrator, base, control, time, target, workspace } = await startManually()
  const connections = async () => {
    const answer = await control(`${base}/_sandbox/connections`)
    return ((await answer.json()) as { connections: readonly Connection[] }).connections
  }
  const [connection] = await connections()
  const delivery = { circuitThreshold: 1, retries: 0, circuitCoolDownMs: 3_600_000 }
  await control(`${base}/_sandbox/connections/${connection?.id}/delivery`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(delivery),
  })
  target.isDown = true
  await administrator.createUser('ada')
  await firstWait(time)
  expect(await connections()).toMatchObject([
    { circuit: { state: 'open', probeAt: '2026-01-31T10:00:00.000Z' } },
  ])
  target.isDown = false
  time.advance(3_600_000)
  await expect.poll(connections).toMatchObject([{ circuit: { state: 'closed' } }])
  await workspace.close()
})

interface Connection {
  readonly id: string
  readonly circuit: object
}

it('refuses an access token of the Platform API once it has expired', async () => {
  const { base, platform, time, workspace } = await startManually()
  const { environmentId, clientId, clientSecret } = workspace.credentials
  const grant = await platform(`${base}/${environmentId}/as/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
  const { access_token: token, expires_in: seconds } = (await grant.json()) as {
    access_token: string
    expires_in: number
  }
  const read = async () => {
    const headers = { authorization: `Bearer ${token}` }
    return (await platform(`${base}/v1/environments/${environmentId}/users`, { headers })).status
  }
  time.advance(1000 * seconds - 1000)
  expect(await read()).toBe(200)
  time.advance(1000)
  expect(await read()).toBe(401)
  await workspace.close()
})

/** Files and folders that read or wait for the time of the machine, with the reason. */
const ofTheMachine: Readonly<Record<string, string>> = {
  'packages/pingone/src/time/system-time.ts': 'is the time of the machine',
  'packages/pingone/src/concurrency/event-loop.ts':
    'yields the event loop, and measures how long it was busy',
  'packages/pingone/src/journal/batches.ts': 'batches writes, for milliseconds that a store takes',
  'packages/pingone/src/lifecycle.ts': 'gives up requests in flight when the process stops',
  'packages/pingone/src/outbound/fetch/': 'has the deadlines of a real network',
  'packages/pingone/src/outbound/http/': 'has the deadlines and the caches of a real network',
  'packages/scim-server/src/scim-server.ts': 'is the default of an option',
  'packages/scim-server/src/writing/fill.ts': 'is the default of an option',
  'packages/scim-server/src/writing/grouped-commits.ts': 'waits for the requests that have arrived',
  'packages/workspace/src/control/within.ts': 'is how long a client waits for an answer',
}
const stray =
  /\b(?:setTimeout|setInterval|setImmediate)\(|\bperformance\.now\b|\bDate\.now\b|\bnew Date\(\)|\bAbortSignal\.timeout\b/

it('reads the time of the machine only where that is meant', () => {
  const root = join(import.meta.dirname, '../../..')
  const readers = globSync('packages/{pingone,scim-server,workspace}/src/**/*.ts', { cwd: root })
    .filter((file) => !/\.test(-support)?\.ts$|\/test\//.test(file))
    .filter((file) => stray.test(readFileSync(join(root, file), 'utf8')))
  const meant = Object.keys(ofTheMachine)
  expect(readers.filter((file) => !meant.some((place) => file.startsWith(place)))).toEqual([])
  // The list is no longer than it has to be.
  expect(meant.filter((place) => !readers.some((file) => file.startsWith(place)))).toEqual([])
})
