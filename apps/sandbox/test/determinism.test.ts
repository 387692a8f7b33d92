import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { createSandbox } from '../src/index.ts'
import { firstOnes, startGateway } from './gateway.ts'
import { startTenant } from './tenant.ts'

const fixed = { clock: '2026-01-31T09:00:00Z', randomSeed: 7 }

it('repeats a run byte by byte under a fixed clock, retries and lost answers included', async () => {
  const first = await record(fixed)
  expect(first.entries).toContain('"type":"retry"')
  expect(first.entries).toContain('no duplicate made')
  expect(await record(fixed)).toEqual(first)
})

it('draws other ids and other pauses from another seed', async () => {
  const { entries } = await record(fixed)
  const other = await record({ ...fixed, randomSeed: 8 })
  expect(idsOf(entries).length).toBeGreaterThan(10)
  expect(inCommon(other.entries, entries)).toEqual([])
  expect(pausesOf(other.entries)).not.toEqual(pausesOf(entries))
})

it('draws ids at random under the real clock', async () => {
  const { entries } = await record({ randomSeed: 7 })
  const again = await record({ randomSeed: 7 })
  expect(inCommon(again.entries, entries)).toEqual([])
})

it('continues in a data folder under a fixed clock without drawing an id twice', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'pingone-sandbox-'))
  try {
    const statuses = []
    for (const userName of ['ada', 'ben']) {
      await using sandbox = await createSandbox({ ...fixed, dataDir, users: 0, console: false })
      const { status } = await fetch(`${sandbox.urls.scim}/Users`, {
        method: 'POST',
        headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ schemas: [URN.user], userName }),
      })
      statuses.push(status)
    }
    expect(statuses).toEqual([201, 201])
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})

/** Plays one scenario on a sandbox of its own, and answers what it recorded with the ports taken out. */
async function record(options: object) {
  await using gateway = await startGateway()
  await using tenant = await startTenant({
    ...options,
    configuration: { SCIM_URL: `${gateway.origin}/scim/v2` },
  })
  const { sandbox, connection } = tenant
  const { control, scim } = sandbox.urls
  gateway.lead(scim ?? '', sandbox.token)
  await fetch(`${control}/connections/${connection.id}/delivery`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ concurrency: 1, backoffMs: 4, circuitThreshold: 0 }),
  })

  const team = await tenant.group('Team')
  const people = []
  for (const name of ['ada', 'ben', 'cleo']) {
    const user = await tenant.hire(name)
    await tenant.join(user, team)
    people.push(user)
  }
  const [ada, ben] = people
  await tenant.rule('enabled eq true', [team])

  const steps = [
    () => tenant.revise(),
    () => tenant.call('PATCH', `/users/${ada?.id}`, { name: { given: 'Augusta' } }),
    () => tenant.call('PATCH', `/users/${ben?.id}`, { title: 'Countess' }),
    () => tenant.hire('dora'),
  ]
  const hindrances = [
    firstOnes(2, 'POST', { status: 503 }),
    firstOnes(3, 'PUT', { status: 429 }),
    firstOnes(1, 'PUT', { status: 500 }),
    firstOnes(1, 'POST', 'loses its answer'),
  ]
  for (const [index, step] of steps.entries()) {
    await sandbox.waitForIdle()
    gateway.guard(hindrances[index])
    await step()
  }
  await sandbox.waitForIdle()

  const read = async (path: string, accept = 'application/json') => {
    const answer = await fetch(`${control}/${path}?limit=1000`, { headers: { accept } })
    return (await answer.text()).replaceAll(/(127\.0\.0\.1|localhost):\d+/g, '$1:PORT')
  }
  return {
    entries: await read('entries'),
    exchanges: await read('exchanges'),
    archive: await read('exchanges', 'application/har+json'),
  }
}

const idsOf = (text: string) =>
  text.match(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g) ?? []

const inCommon = (text: string, other: string) => idsOf(text).filter((id) => other.includes(id))

const pausesOf = (text: string) => text.match(/"waitMs":\d+/g)
