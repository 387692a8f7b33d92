import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { freePort } from './free-port.ts'
import { waitForIdle } from './idle.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox } from './sandbox-process.ts'
import { createScimReader } from './scim-reader.ts'

it('completes a sync by itself after kill -9 in the middle of it, with no user twice', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'pingone-sandbox-'))
  // The connection keeps the target's URL, so the target comes back at the same port.
  const flags = [
    ...['--data-dir', dataDir, '--users', '400', '--no-console'],
    ...['--scim-port', String(await freePort())],
  ]
  try {
    const first = await startSandbox(flags)
    const interrupted = provision(first.ready, ['Headless A', 'Headless B', 'Headless C']).catch(
      () => undefined,
    )
    const before = createScimReader(first.ready)
    await expect
      .poll(async () => (await before.users()).length, { interval: 5 })
      .toBeGreaterThan(20)
    await first.kill()
    await interrupted

    await using second = await startSandbox(flags)
    const after = createScimReader(second.ready)
    const found = (await after.users()).length
    expect(found).toBeLessThan(400)
    await waitForIdle(second.ready)

    const users = await after.users()
    expect(users).toHaveLength(400)
    expect(new Set(users.map((user) => user.userName)).size).toBe(400)
    const groups = await after.groups()
    expect(groups).toHaveLength(3)
    expect(groups.flatMap((group) => group.members ?? [])).toHaveLength(400)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})

it('sends after kill -9 while paused what had waited, and nothing twice', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'pingone-sandbox-'))
  const flags = [
    ...['--data-dir', dataDir, '--users', '40', '--no-console'],
    ...['--scim-port', String(await freePort())],
    // A target that takes every user: only the client can keep duplicates out.
    ...['--misbehaviour', 'duplicates-accepted'],
  ]
  try {
    const first = await startSandbox(flags)
    const control = controlOf(first.ready)
    await control.setPace({ mode: 'paused', step: 25 })
    const interrupted = provision(first.ready, ['Headless A']).catch(() => undefined)
    await expect.poll(() => control.pace()).toMatchObject({ passed: 25, steps: 0 })
    await first.kill()
    await interrupted

    await using second = await startSandbox(flags)
    expect(await controlOf(second.ready).pace()).toMatchObject({ mode: 'running' })
    await waitForIdle(second.ready)
    const users = await createScimReader(second.ready).users()
    expect(users).toHaveLength(40)
    expect(new Set(users.map((user) => user.userName)).size).toBe(40)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})
