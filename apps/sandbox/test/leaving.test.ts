import { expect, it } from 'vitest'
import { startEngine } from './engine.ts'

const everyone = 'population.id pr'

it('removes a user who leaves the scope by one group from the other groups, and adds the user again', async () => {
  await using engine = await startEngine()
  const [staff, team] = [await engine.group('Staff'), await engine.group('Team')]
  const ada = await engine.hire('ada')
  await engine.join(ada, staff)
  await engine.join(ada, team)
  await engine.rule(`memberOfGroups[id eq "${staff.id}"]`, [team])
  await engine.revise()
  const sizes = async () => (await engine.groups()).map(({ members = [] }) => members.length)
  expect(await sizes()).toEqual([1])
  await engine.leave(ada, staff)
  expect(await sizes()).toEqual([0])
  await engine.join(ada, staff)
  expect(await sizes()).toEqual([1])
  await engine.call('DELETE', `/groups/${staff.id}`)
  expect(await sizes()).toEqual([0])
})

it('ends the links of a deleted rule with the next revision, and not before', async () => {
  await using engine = await startEngine()
  await engine.hire('ada')
  const [kept, deleted] = [await engine.rule('username sw "x"'), await engine.rule(everyone)]
  await engine.revise()
  await engine.users()
  await engine.call('DELETE', `/propagation/rules/${deleted.id}?deprovision=true`)
  await engine.pingone().resync(kept.id)
  expect(await engine.users()).toMatchObject([{ active: true }])
  await engine.revise()
  expect(await engine.users()).toMatchObject([{ active: false }])
})

it('leaves an account alone that another user of the same name has taken over', async () => {
  await using engine = await startEngine()
  const first = await engine.hire('ada')
  const rule = await engine.rule(everyone)
  await engine.revise()
  await engine.users()
  await engine.call('DELETE', `/users/${first.id}`)
  await engine.hire('ada')
  await engine.configure({ REMOVE_ACTION: 'Delete' })
  await engine.revise()
  await engine.pingone().resync(rule.id)
  expect(await engine.users()).toMatchObject([{ userName: 'ada', active: true }])
})

it('leaves a group alone that another rule still provisions to the same target', async () => {
  await using engine = await startEngine()
  const team = await engine.group('Team')
  await engine.rule(everyone, [team])
  const second = await engine.rule(everyone, [team])
  await engine.revise()
  expect(await engine.groups()).toHaveLength(1)
  await engine.call('PUT', `/propagation/rules/${second.id}`, {
    name: 'Rule',
    active: true,
    populationExpression: everyone,
    groups: [],
  })
  await engine.revise()
  expect(await engine.groups()).toHaveLength(1)
})

it('disables a user out of scope whose account was found and could not be updated', async () => {
  await using engine = await startEngine({ delivery: { retries: 0 } })
  await engine.target.send('POST', '/Users', { userName: 'ada', active: true })
  const team = await engine.group('Team')
  const ada = await engine.hire('ada')
  await engine.join(ada, team)
  await engine.rule(`memberOfGroups[id eq "${team.id}"]`)
  engine.meddle(({ method }, send) =>
    method === 'PUT'
      ? Promise.resolve({ failure: { code: 'reset', message: 'The connection was reset.' } })
      : send(),
  )
  await engine.revise()
  await engine.users()
  engine.meddle((_, send) => send())
  await engine.leave(ada, team)
  expect(await engine.users()).toMatchObject([{ active: false }])
})

it('honours the action switches for an account that the target has already', async () => {
  await using engine = await startEngine({ configuration: { DISABLE_USERS: false } })
  await engine.target.send('POST', '/Users', { userName: 'ada', active: true })
  const ada = await engine.hire('ada')
  await engine.call('PUT', `/users/${ada.id}/enabled`, { enabled: false })
  await engine.rule(everyone)
  await engine.revise()
  expect(await engine.users()).toMatchObject([{ active: true }])
})
