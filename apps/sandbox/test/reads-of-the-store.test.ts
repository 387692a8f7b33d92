import { expect, it } from 'vitest'
import { startEngine } from './engine.ts'

type Engine = Awaited<ReturnType<typeof startEngine>>

/** Hires users one by one, and puts them into a group that is provisioned. */
async function startWithMembers(count: number) {
  const engine = await startEngine({ delivery: { concurrency: 1 } })
  const team = await engine.group('Team')
  for (let index = 0; index < count; index += 1)
    await engine.join(await engine.hire(`user${index}`), team)
  const newcomer = await engine.hire('newcomer')
  const rule = await engine.rule('enabled eq true', [team])
  await engine.revise()
  await engine.users()
  return { engine, team, newcomer, rule }
}

async function readsOf(engine: Engine, work: () => Promise<unknown>): Promise<number> {
  engine.takeReads()
  await work()
  await engine.users()
  return engine.takeReads()
}

it('reads the store as often for one member more, however many a group has', async () => {
  const counts: number[] = []
  for (const size of [3, 30]) {
    const { engine, team, newcomer } = await startWithMembers(size)
    await using _ = engine
    counts.push(await readsOf(engine, () => engine.join(newcomer, team)))
    expect(await engine.groups()).toMatchObject([{ members: { length: size + 1 } }])
  }
  expect(counts[1]).toBe(counts[0])
})

it('reads the store by page in a Full Resync, not by user', async () => {
  const counts: number[] = []
  for (const size of [3, 30]) {
    const { engine, rule } = await startWithMembers(size)
    await using _ = engine
    counts.push(await readsOf(engine, () => engine.pingone().resync(rule.id)))
  }
  expect(counts[1]).toBe(counts[0])
})
