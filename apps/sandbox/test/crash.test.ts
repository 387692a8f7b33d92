import { expect, it } from 'vitest'
import { startEngine } from './engine.ts'

const everyone = 'population.id pr'
type Engine = Awaited<ReturnType<typeof startEngine>>

/** Lets the target carry out a request; then something happens in the source, and the tenant is killed before the answer arrives. */
function killAfter(
  engine: Engine,
  wanted: string,
  meanwhile: () => Promise<unknown> = async () => {},
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  engine.meddle(async ({ method }, send) => {
    const result = await send()
    if (method !== wanted) return result
    await meanwhile()
    engine.kill()
    resolve()
    return result
  })
  return promise
}

async function revive(engine: Engine): Promise<void> {
  engine.meddle((_, send) => send())
  await engine.restart()
}

it('disables a user who left the scope while the answer to the create was lost with the process', async () => {
  await using engine = await startEngine()
  const team = await engine.group('Team')
  const ada = await engine.hire('ada')
  await engine.join(ada, team)
  await engine.rule(`memberOfGroups[id eq "${team.id}"]`)
  const left = killAfter(engine, 'POST', () => engine.leave(ada, team))
  await engine.revise()
  await left
  await revive(engine)
  expect(await engine.users()).toMatchObject([{ userName: 'ada', active: false }])
})

it('finds a user under the former name when the process died in the create before a rename', async () => {
  await using engine = await startEngine()
  const ada = await engine.hire('ada')
  await engine.rule(everyone)
  const renamed = killAfter(engine, 'POST', () =>
    engine.call('PATCH', `/users/${ada.id}`, { username: 'augusta' }),
  )
  await engine.revise()
  await renamed
  await revive(engine)
  expect((await engine.users()).map(({ userName }) => userName)).toEqual(['augusta'])
})

it('takes back an update of which the answer was lost with the process', async () => {
  await using engine = await startEngine()
  const ada = await engine.hire('ada', { name: { given: 'Ada' } })
  await engine.rule(everyone)
  await engine.revise()
  await engine.users()
  const undone = killAfter(engine, 'PUT', () =>
    engine.call('PATCH', `/users/${ada.id}`, { name: { given: 'Ada' } }),
  )
  await engine.call('PATCH', `/users/${ada.id}`, { name: { given: 'Augusta' } })
  await undone
  await revive(engine)
  expect(await engine.users()).toMatchObject([{ name: { givenName: 'Ada' } }])
})

it.each(['Merge', 'Overwrite'])(
  'removes a member whose addition was carried out before the crash, under %s',
  async (handling) => {
    await using engine = await startEngine({
      configuration: { GROUP_MEMBERSHIP_HANDLING: handling },
    })
    const team = await engine.group('Team')
    const [ada, bob] = [await engine.hire('ada'), await engine.hire('bob')]
    await engine.join(bob, team)
    await engine.rule(everyone, [team])
    await engine.revise()
    await engine.users()
    const left = killAfter(engine, 'PATCH', () => engine.leave(ada, team))
    await engine.join(ada, team)
    await left
    await revive(engine)
    const [group] = await engine.groups()
    const names = new Map((await engine.users()).map(({ id, userName }) => [id, userName]))
    expect(group?.members?.map(({ value }) => names.get(value))).toEqual(['bob'])
  },
)

it('makes one account of a create that was carried out just before the end', async () => {
  await using engine = await startEngine()
  await engine.hire('ada')
  await engine.rule(everyone)
  const killed = killAfter(engine, 'POST')
  await engine.revise()
  await killed
  await revive(engine)
  expect(await engine.users()).toMatchObject([{ userName: 'ada', active: true }])
})

it('keeps one head and one end for each change that was taken up twice', async () => {
  await using engine = await startEngine()
  await engine.hire('ada')
  await engine.rule(everyone)
  const killed = killAfter(engine, 'POST')
  await engine.revise()
  await killed
  await revive(engine)
  await engine.users()
  const entries = await engine.pingone().journal.entries({ limit: 1000 })
  const count = (type: string) => entries.filter((entry) => entry.type === type).length
  expect([count('change'), count('finished')]).toEqual([2, 2])
})
