import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSandbox, type Sandbox } from '../../src/index.ts'
import { createTroublemaker, deeds, disorder, type Deed } from './disorder.ts'
import { readablePatterns, readerOf, visibleState } from './visible-state.ts'

// Whatever was done to a sandbox: after a reset both interfaces answer as they did at the start.

const runs = Number(process.env['RESET_RUNS'] ?? 6)
const patterns = await readablePatterns()

it('answers and behaves after a reset as at the start, whatever was done', async () => {
  await using sandbox = await createSandbox({ users: 2, console: false })
  const start = await stateOf(sandbox)
  expect(start.paths.length).toBeGreaterThan(30)
  await probe(sandbox)
  const probed = await stateOf(sandbox)

  async function compare(done: readonly Deed[]): Promise<void> {
    const before = await disturb(sandbox, done)
    await sandbox.reset()
    const after = await stateOf(sandbox)
    expect(after.state).toEqual(start.state)
    expect(
      await foundAmong(
        sandbox,
        before.filter((path) => !after.paths.includes(path)),
      ),
    ).toEqual([])

    await probe(sandbox)
    expect((await stateOf(sandbox)).state).toEqual(probed.state)
  }
  await compare(deeds)
  const property = fc.asyncProperty(disorder, compare)
  const stored = fc.assert(property, { seed: 20_264, numRuns: runs, endOnFailure: true })
  await expect(stored).resolves.toBeUndefined()
})

const stateOf = async (sandbox: Sandbox) => visibleState(await readerOf(sandbox), patterns)

/** What shows state that no answer has: a connection like one whose test failed, and the number of a request. */
async function probe(sandbox: Sandbox): Promise<void> {
  const { api, connection, closedPort, writeToTarget } = await createTroublemaker(sandbox)
  await api('POST', '/propagation/stores', { ...connection(closedPort, 'ACTIVE'), name: 'Probe' })
  await writeToTarget('probe')
}

/** Those of the resources that can still be read. */
async function foundAmong(sandbox: Sandbox, paths: readonly string[]): Promise<readonly string[]> {
  const { read } = await readerOf(sandbox)
  const resources = paths.filter((path) => /-[\da-f]{12}$/.test(path))
  const statuses = await Promise.all(resources.map(async (path) => (await read(path)).status))
  return resources.filter((_, index) => statuses[index] === 200)
}

/** Does things, and answers the paths that can be read afterwards. */
async function disturb(sandbox: Sandbox, done: readonly Deed[]): Promise<readonly string[]> {
  const troublemaker = await createTroublemaker(sandbox)
  for (const deed of done) await troublemaker.do(deed)
  return (await stateOf(sandbox)).paths
}

it('creates a connection whose test failed before the reset', async () => {
  await using sandbox = await createSandbox({ users: 0, console: false })
  const { api, connection, failTest, closedPort } = await createTroublemaker(sandbox)
  const tested = connection(closedPort, 'ACTIVE')
  await failTest(tested)
  await expect(api('POST', '/propagation/stores', tested)).rejects.toThrow('Test Connection')

  await sandbox.reset()
  await api('POST', '/propagation/stores', tested)
  const answer = await fetch(`${sandbox.urls.control}/connections`)
  const { connections } = (await answer.json()) as { connections: object[] }
  expect(connections).toHaveLength(1)
  expect(connections[0]).not.toHaveProperty('connectionTest')
})

it.each(deeds.filter((deed) => deed !== 'resync' && deed !== 'replay'))(
  'shows in its answers what was changed: %s',
  async (deed) => {
    await using sandbox = await createSandbox({ users: 2, console: false })
    const start = await stateOf(sandbox)
    const troublemaker = await createTroublemaker(sandbox)
    await troublemaker.do(deed)
    expect((await stateOf(sandbox)).state).not.toEqual(start.state)
  },
)
