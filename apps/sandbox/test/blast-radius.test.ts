import { expect, it } from 'vitest'
import type { Resource } from './administrator.ts'
import { startEngine } from './engine.ts'

type Engine = Awaited<ReturnType<typeof startEngine>>

const everyone = 'population.id pr'
const noUser = 'username eq "nobody"'

/** A tenant that lets no one go unconfirmed, with two users who have arrived under one rule. */
async function startCautious() {
  const engine = await startEngine({ blastRadius: 0 })
  for (const name of ['ada', 'bob']) await engine.hire(name)
  const rule = await engine.rule(everyone)
  await engine.revise()
  await engine.users()
  return { engine, rule }
}

const edit = ({ call }: Engine, { id }: Resource, changed: object) =>
  call('PUT', `/propagation/rules/${id}`, {
    ...{ name: 'Rule', active: true, populationExpression: everyone, groups: [] },
    ...changed,
  })

const refusal = ({ revise }: Engine): Promise<string> =>
  revise().then(
    () => 'not refused',
    (error: unknown) => String(error),
  )

const activeUsers = async ({ users }: Engine): Promise<readonly unknown[]> =>
  (await users())
    .filter(({ active }) => active)
    .map(({ userName }) => userName)
    .sort()

it('names all users that a narrower filter removes, and deprovisions them when confirmed', async () => {
  const { engine, rule } = await startCautious()
  await using _ = engine
  await edit(engine, rule, { populationExpression: noUser })
  const text = await refusal(engine)
  expect(text).toContain('The revision would take 2 users away from their targets.')
  expect(text).toContain('ada would be disabled by the rule Rule.')
  expect(text).toContain('bob would be disabled by the rule Rule.')
  expect(text).toContain('"confirmation":{"count":2}')
  expect(await activeUsers(engine)).toEqual(['ada', 'bob'])
  await expect(engine.call('POST', '/propagation/revisions?confirm=1')).rejects.toThrow('2 users')

  await engine.call('POST', '/propagation/revisions?confirm=2')
  expect(await activeUsers(engine)).toEqual([])
})

it('accepts a revision that removes no user', async () => {
  const { engine, rule } = await startCautious()
  await using _ = engine
  await edit(engine, rule, { name: 'Everybody' })
  expect(await refusal(engine)).toBe('not refused')
  await edit(engine, rule, { populationExpression: 'enabled eq true' })
  expect(await refusal(engine)).toBe('not refused')
})

it('counts users that left the filter while the rule was disabled', async () => {
  const { engine, rule } = await startCautious()
  await using _ = engine
  await edit(engine, rule, { active: false })
  await engine.revise()
  await edit(engine, rule, { active: false, populationExpression: noUser })
  await engine.revise()
  await edit(engine, rule, { populationExpression: noUser })
  expect(await refusal(engine)).toContain('2 users')
})

it('counts users that left the filter while the connection was disabled', async () => {
  const { engine, rule } = await startCautious()
  await using _ = engine
  await engine.configure({}, { status: 'INACTIVE' })
  await engine.revise()
  await edit(engine, rule, { active: false, populationExpression: noUser })
  await engine.revise()
  await engine.configure({}, { status: 'ACTIVE' })
  await edit(engine, rule, { populationExpression: noUser })
  expect(await refusal(engine)).toContain('2 users')
})

it('counts the users that another Remove Action deletes with the next sync', async () => {
  const { engine, rule } = await startCautious()
  await using _ = engine
  await edit(engine, rule, { populationExpression: noUser })
  await engine.call('POST', '/propagation/revisions?confirm=2')
  expect(await activeUsers(engine)).toEqual([])
  await engine.configure({ REMOVE_ACTION: 'Delete' })
  expect(await refusal(engine)).toContain('ada would be deleted by the rule Rule.')
})

it('counts users that remained while deprovisioning was disabled', async () => {
  const { engine, rule } = await startCautious()
  await using _ = engine
  await engine.configure({ DEPROVISION_USERS: false })
  await engine.revise()
  await edit(engine, rule, { populationExpression: noUser })
  expect(await refusal(engine)).toBe('not refused')
  await engine.configure({ DEPROVISION_USERS: true })
  expect(await refusal(engine)).toContain('2 users')
})

it('counts the users that a mapping makes inactive', async () => {
  const { engine, rule } = await startCautious()
  await using _ = engine
  for (const [expression, targetAttribute] of [
    ['user.username', 'userName'],
    ['user.username == "bob"', 'active'],
  ])
    await engine.call('POST', `/propagation/rules/${rule.id}/mappings`, {
      expression,
      targetAttribute,
    })
  const text = await refusal(engine)
  expect(text).toContain('take one user away from its target')
  expect(text).toContain('ada would be disabled')
})

it('does not count a user that another rule keeps at the same target', async () => {
  const { engine, rule } = await startCautious()
  await using _ = engine
  await engine.rule(everyone)
  await engine.revise()
  await engine.users()
  await edit(engine, rule, { populationExpression: noUser })
  expect(await refusal(engine)).toBe('not refused')
})

it('counts a user once that two rules of one target deprovision together', async () => {
  const { engine, rule } = await startCautious()
  await using _ = engine
  const second = await engine.rule(everyone)
  await engine.revise()
  await engine.users()
  for (const each of [rule, second]) await edit(engine, each, { populationExpression: noUser })
  expect(await refusal(engine)).toContain('2 users')
})

it('counts the users of a deleted rule', async () => {
  const { engine, rule } = await startCautious()
  await using _ = engine
  await engine.call('DELETE', `/propagation/rules/${rule.id}?deprovision=true`)
  expect(await refusal(engine)).toContain('2 users')
})
