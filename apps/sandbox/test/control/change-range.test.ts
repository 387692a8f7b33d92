import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createAdministrator,
  createControlClient,
  createPlatformClient,
  createSandboxControl,
} from '@pingone-sandbox/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSandbox, type Sandbox } from '../../src/index.ts'

const parent = mkdtempSync(join(tmpdir(), 'pingone-sandbox-range-'))
let sandbox: Sandbox

/** Users by the time of their creation, in the order in which they were created: the clock goes back once. */
const hires = [
  ['2026-03-01T09:00:00.000Z', 'ada'],
  ['2026-03-02T09:00:00.000Z', 'ben'],
  ['2026-03-03T09:00:00.000Z', 'cleo'],
  ['2026-03-02T12:00:00.000Z', 'dora'],
] as const

const open = (clock: string) =>
  createSandbox({ dataDir: join(parent, 'data'), users: 0, console: false, clock })

beforeAll(async () => {
  for (const [clock, username] of hires) {
    // oxlint-disable-next-line no-await-in-loop -- one process after another has the folder
    await using one = await open(clock)
    const platform = createPlatformClient({ ...one.urls, ...one.credentials })
    // oxlint-disable-next-line no-await-in-loop
    await createAdministrator(platform).call('POST', '/users', { username })
    // oxlint-disable-next-line no-await-in-loop
    await one.waitForIdle()
  }
  sandbox = await open('2026-03-04T09:00:00.000Z')
})
afterAll(async () => {
  await sandbox.close()
  rmSync(parent, { recursive: true })
})

async function named(query: Readonly<Record<string, string | number>>): Promise<string[]> {
  const { changes } = await createSandboxControl(createControlClient(sandbox.urls)).changes(query)
  return changes.flatMap(({ action, subject }) => (action === 'USER.CREATED' ? [subject.name] : []))
}

it.each([
  [{ from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z' }, ['dora', 'ben']],
  [{ from: '2026-03-02T09:00:00Z', to: '2026-03-02T12:00:00Z' }, ['ben']],
  [{ from: '2026-03-02T11:00:00+02:00', to: '2026-03-02T11:00:00.001+02:00' }, ['ben']],
  [{ from: '2026-03-03' }, ['cleo']],
  [{ to: '2026-03-02T09:00:00Z' }, ['ada']],
  [{ from: '2026-03-05T00:00:00Z' }, []],
  [{ from: '2026-03-02T09:00:00Z', to: '2026-03-02T09:00:00Z' }, []],
] as const)(
  'finds the changes of %o, newest first, though the clock went back',
  async (range, names) => {
    expect(await named(range)).toEqual(names)
  },
)

it('reads a range in pages', async () => {
  const control = createSandboxControl(createControlClient(sandbox.urls))
  const range = { from: '2026-03-01T12:00:00Z', to: '2026-03-04T00:00:00Z' }
  const whole = await control.changes(range)
  const ids: string[] = []
  let cursor: string | undefined
  do {
    // oxlint-disable-next-line no-await-in-loop -- a page names the next one
    const page = await control.changes({
      ...range,
      limit: 1,
      ...(cursor !== undefined && { cursor }),
    })
    ids.push(...page.changes.map(({ id }) => id))
    cursor = page.cursor
  } while (cursor !== undefined)
  expect(ids.length).toBeGreaterThan(2)
  expect(ids).toEqual(whole.changes.map(({ id }) => id))
})

it.each([
  ['from=yesterday', 'Wrong query parameter from: yesterday is no instant.'],
  ['to=2026-02-30T09:00:00Z', 'Wrong query parameter to: 2026-02-30T09:00:00Z is no instant.'],
  ['from=2026-03-02T09:00:00', 'Wrong query parameter from: 2026-03-02T09:00:00 is no instant.'],
  [
    'from=2026-03-03T00:00:00Z&to=2026-03-02T00:00:00Z',
    'The range ends before it begins: from 2026-03-03T00:00:00Z to 2026-03-02T00:00:00Z.',
  ],
])('refuses %s with a hint', async (query, message) => {
  const answer = await fetch(`${sandbox.urls.control}/changes?${query}`)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({
    code: 'invalid_request',
    message,
    hint: expect.any(String),
  })
})
