import { expect } from 'vitest'
import type { Provisioned } from '../tenant.ts'
import { isInScope, isInTeam, type Model, type World } from './model.ts'
import { syncStatusIn } from '../rule-state.ts'

/** Holds the target, and what PingOne says of it, to the model. */
export async function judge(
  configuration: Readonly<Record<string, unknown>>,
  { engine, model }: World,
): Promise<void> {
  const { rule } = model
  expect(engine.defects).toEqual([])
  const users = await engine.users()
  const accounts = Map.groupBy(users, ({ userName }) => userName)
  for (const [userName, same] of accounts) expect([userName, same.length]).toEqual([userName, 1])

  const synced = await engine
    .provisioning()
    .ruleStates.synced(rule.id, { type: 'user', limit: 1000 })
  const statuses = new Map(synced?.items.map(({ subject, status }) => [subject.id, status]))
  const expectedStatuses = new Set<string | undefined>()
  const inScope = [...model.people].filter(([, person]) => isInScope(person, model))
  for (const [index, person] of inScope) {
    const status = statuses.get(person.id)
    expectedStatuses.add(status)
    const [account] = accounts.get(`user${index}`) ?? []
    if (status === 'UNSYNCED') expect(account).toBeUndefined()
    if (status === 'SUCCESS')
      expect(stateOf(account, model)).toEqual([person.isEnabled, person.given])
  }
  expectedStatuses.delete('SUCCESS')
  // With all actions on no user is deferred; a switch that is off shows as its own status, and as no failure.
  expect(
    [...expectedStatuses].filter((status) => !allowed(configuration).includes(String(status))),
  ).toEqual([])

  const present = new Set(inScope.map(([index]) => `user${index}`))
  const others = users.filter(({ userName = '' }) => !present.has(userName))
  if (configuration['CREATE_USERS'] === false) expect(users).toEqual([])
  if (!model.isLittered) expect(others.filter(isTooMany(configuration))).toEqual([])
  await judgeGroup({ engine, model, users })

  const syncStatus = await syncStatusIn(engine, rule.id)
  expect(syncStatus?.userTotal ?? 0).toBe(inScope.length)
}

/** The users out of scope that the connection should have deprovisioned. */
const isTooMany =
  (configuration: Readonly<Record<string, unknown>>) =>
  ({ active }: Provisioned): boolean => {
    if (configuration['DEPROVISION_USERS'] === false) return false
    if (configuration['REMOVE_ACTION'] === 'Delete') return true
    return configuration['DISABLE_USERS'] !== false && active === true
  }

const stateOf = (account: Provisioned | undefined, { mapping }: Model): unknown[] => [
  account?.active,
  mapping === 'nickname'
    ? account?.['nickName']
    : (account?.['name'] as { givenName?: string } | undefined)?.givenName,
]

function allowed(configuration: Readonly<Record<string, unknown>>): readonly string[] {
  if (configuration['CREATE_USERS'] === false) return ['UNSYNCED']
  if (configuration['UPDATE_USERS'] === false || configuration['DISABLE_USERS'] === false)
    return ['PARTIAL']
  return []
}

async function judgeGroup({
  engine,
  model,
  users,
}: Pick<World, 'engine' | 'model'> & { readonly users: readonly Provisioned[] }): Promise<void> {
  const names = new Map(users.map(({ id, userName }) => [id, userName]))
  const groups = await engine.groups()
  const members = [...model.people]
    .filter(([, person]) => isInTeam(person, model) && isInScope(person, model))
    .map(([index]) => `user${index}`)
    .filter((userName) => users.some((user) => user.userName === userName))
  const found = groups.map(({ displayName, members: stored = [] }) => [
    displayName,
    stored.map(({ value }) => names.get(value)).sort(),
  ])
  const expected = [model.team, members.sort()]
  if (model.isLittered) expect(found).toContainEqual(expected)
  else expect(found).toEqual([expected])
}
