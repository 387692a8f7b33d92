import { expect, it } from 'vitest'
import { createSandbox } from '../../sandbox.ts'
import { runScenario } from './scenario.ts'
import { readWaitLimit, wait } from './wait.ts'

const open = async () => {
  const sandbox = await createSandbox({ users: 1, console: false })
  const remote = { origin: new URL(sandbox.urls.control).origin, token: undefined }
  return { remote, [Symbol.asyncDispose]: () => sandbox.close() }
}

it('waits longer than one request for idle may take', async () => {
  await using sandbox = await open()
  await expect(wait(sandbox.remote, readWaitLimit('--timeout', '20m'))).resolves.toBeUndefined()
})

it('names the flag whose duration is none', () => {
  for (const flag of ['--timeout', '--wait'] as const)
    expect(() => readWaitLimit(flag, '5')).toThrow(`${flag} is no duration: 5.`)
})

it.each([
  [{ set: [], patience: 'x' }, /^--wait is no duration: x\.$/],
  [{ set: ['count=x'], patience: undefined }, /count: .*received string/],
])('plays nothing of a scenario whose command is wrong: %j', async (flags, message) => {
  await using sandbox = await open()
  await expect(runScenario({ sandbox: sandbox.remote, name: 'hire', ...flags })).rejects.toThrow(
    message,
  )
  const journal = await fetch(`${sandbox.remote.origin}/_sandbox/entries`)
  expect(await journal.json()).toMatchObject({ entries: [] })
})
