import { expect, it } from 'vitest'
import { startEngine } from './engine.ts'

const everyone = 'population.id pr'
type Engine = Awaited<ReturnType<typeof startEngine>>

async function statusOf(engine: Engine, ruleId: string) {
  await engine.pingone().whenIdle()
  const status = await engine.provisioning().ruleStatus(ruleId, 60_000)
  return { syncStatus: status?.syncStatus, failures: status?.failures }
}

function breakFor(engine: Engine, wanted: string): void {
  engine.meddle((request, send) => {
    if (request.body?.includes(wanted)) throw new TypeError('nothing is not a function')
    return send()
  })
}

it('fails a user whose sync hits a defect of the sandbox, and counts it', async () => {
  await using engine = await startEngine()
  for (const name of ['ada', 'bob', 'eve']) await engine.hire(name)
  const rule = await engine.rule(everyone)
  breakFor(engine, '"bob"')
  await engine.revise()
  expect(await statusOf(engine, rule.id)).toMatchObject({
    syncStatus: { syncState: 'FAILED', userTotal: 3, successCount: 2, failedCount: 1 },
    failures: {
      total: 1,
      causes: [{ cause: 'defect', count: 1, examples: [{ type: 'user', name: 'bob' }] }],
    },
  })
  const { changes } = await engine.pingone().journal.changes({ cause: 'defect' })
  expect(changes).toMatchObject([{ finished: true, outcomes: { failed: 1, success: 2 } }])
  expect(engine.defects).toEqual([expect.any(TypeError)])

  engine.meddle((_, send) => send())
  await engine.pingone().resync(rule.id)
  expect(await statusOf(engine, rule.id)).toMatchObject({
    syncStatus: { syncState: 'SUCCESS', successCount: 3, failedCount: 0 },
    failures: { total: 0, causes: [] },
  })
  expect((await engine.users()).map(({ userName }) => userName).sort()).toEqual([
    ...['ada', 'bob', 'eve'],
  ])
})

it('fails a group in the work on which the sandbox makes a mistake', async () => {
  await using engine = await startEngine()
  const team = await engine.group('Team')
  const rule = await engine.rule(everyone, [team])
  breakFor(engine, '"Team"')
  await engine.revise()
  expect(await statusOf(engine, rule.id)).toMatchObject({
    syncStatus: { syncState: 'FAILED', groupTotal: 1, groupFailedCount: 1 },
    failures: { causes: [{ cause: 'defect', examples: [{ type: 'group', name: 'Team' }] }] },
  })
})

it('does not call a rule synced of which it could not read the users', async () => {
  await using engine = await startEngine()
  await engine.hire('ada')
  const rule = await engine.rule(everyone)
  await engine.revise()
  await engine.pingone().whenIdle()
  engine.sabotage((collection) => {
    if (collection === 'users') throw new TypeError('nothing is not iterable')
  })
  await engine.pingone().resync(rule.id)
  await engine.pingone().whenIdle()
  engine.sabotage(() => {})
  expect(await statusOf(engine, rule.id)).toMatchObject({
    syncStatus: { syncState: 'FAILED' },
    failures: { causes: [{ cause: 'defect', message: expect.stringContaining('iterable') }] },
  })
  await engine.pingone().resync(rule.id)
  expect(await statusOf(engine, rule.id)).toMatchObject({
    syncStatus: { syncState: 'SUCCESS' },
    failures: { causes: [] },
  })
})

it('says that a change is incomplete when the links of deleted rules could not be ended', async () => {
  await using engine = await startEngine()
  const rule = await engine.rule(everyone)
  await engine.revise()
  await engine.hire('ada')
  await engine.pingone().whenIdle()
  engine.sabotage((collection) => {
    if (collection === 'removedRules') throw new TypeError('nothing is not iterable')
  })
  await engine.pingone().resync(rule.id)
  await engine.pingone().whenIdle()
  const { changes } = await engine.pingone().journal.changes({ kind: 'change' })
  expect(changes[0]).toMatchObject({ finished: true, result: expect.stringContaining('1 failed') })
  expect(await statusOf(engine, rule.id)).toMatchObject({ syncStatus: { syncState: 'SUCCESS' } })
})

it('continues with the next change after one that could not run', async () => {
  await using engine = await startEngine()
  const rule = await engine.rule(everyone)
  await engine.revise()
  await engine.pingone().whenIdle()
  engine.sabotage((collection) => {
    if (collection === 'changeQueue') throw new TypeError('nothing is not iterable')
  })
  await engine.hire('ada')
  engine.sabotage(() => {})
  await engine.hire('bob')
  expect((await engine.users()).map(({ userName }) => userName).sort()).toEqual(['ada', 'bob'])
  expect(await statusOf(engine, rule.id)).toMatchObject({ syncStatus: { successCount: 2 } })
})
