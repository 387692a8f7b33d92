import { createAdministrator } from '@pingone-sandbox/client'
import { groupIdsIn } from '@pingone-sandbox/contract'
import { answer } from '../../../lib/answer.ts'
import { sendControl } from '../../../lib/control-client.ts'
import type { ChoreTools, DoChore } from './do-chore.ts'
import { provisionedUser, provisionedUsers } from './provisioned-users.ts'

const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User'
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
/** The username of the lesson about a 409. */
const returning = 'returning'

export const hireWithAccount: DoChore = async () => {
  const { steps } = await sendControl('POST', '/scenarios/existing-account', answer('scenarioRun'))
  return steps[0]?.summary ?? 'A person was hired.'
}

export const createInactiveAccount: DoChore = async () => {
  await sendToTarget('POST', '/Users', {
    schemas: [userSchema],
    ...{ userName: returning, active: false },
  })
  return `The account ${returning} was created at the target. It is inactive.`
}

export const hireReturning: DoChore = async (tools) => {
  await hireInScope(tools, returning)
  return `${returning} was hired.`
}

export const disableUser: DoChore = async (tools) => {
  const { id, name } = await provisionedUser(tools)
  await createAdministrator(tools.platform).setEnabled(id, false)
  return `${name} was disabled.`
}

export const deleteUser: DoChore = async (tools) => {
  const { id, name } = await provisionedUser(tools)
  await createAdministrator(tools.platform).deleteUser(id)
  return `${name} was deleted.`
}

/** Adds a user that PingOne does not know to the first group at the reference server that has members. */
export const addUnknownMember: DoChore = async () => {
  const { id } = await sendToTarget('POST', '/Users', {
    schemas: [userSchema],
    userName: `unknown-to-pingone-${Date.now()}`,
  })
  const { Resources: groups = [] } = await sendToTarget('GET', '/Groups?count=100')
  const group = groups.find(({ members = [] }) => members.length > 0) ?? groups[0]
  if (group === undefined) throw new Error('The target has no group.')
  await sendToTarget('PATCH', `/Groups/${group.id}`, {
    schemas: [patchSchema],
    Operations: [{ op: 'add', path: 'members', value: [{ value: id }] }],
  })
  return `A member was added to ${group.displayName} at the target that PingOne does not know.`
}

/** Adds a provisioned user to a provisioned group, or removes one from it where all are members. */
export const changeMembers: DoChore = async (tools) => {
  const administrator = createAdministrator(tools.platform)
  const [groupId] = tools.facts.rules.flatMap(({ groups = [] }) => groups.map(({ id }) => id))
  if (groupId === undefined) throw new Error('No rule provisions a group.')
  const users = await provisionedUsers(tools)
  const memberships = await Promise.all(
    users.slice(0, 50).map(async (user) => {
      const groups = await administrator.resources.memberships('users', user.id).all()
      return { user, isMember: groups.some(({ id }) => id === groupId) }
    }),
  )
  const outside = memberships.find(({ isMember }) => !isMember)?.user
  if (outside !== undefined) {
    await administrator.addToGroup(outside.id, groupId)
    return `${outside.name} joined the group.`
  }
  const [{ user } = {}] = memberships
  if (user === undefined) throw new Error('No user is at the target yet.')
  await administrator.removeFromGroup(user.id, groupId)
  return `${user.name} left the group.`
}

/** Creates a user in the usual population, and in the group that the filter of each enabled rule names. */
async function hireInScope({ platform, facts }: ChoreTools, username: string): Promise<void> {
  const administrator = createAdministrator(platform)
  const populations = await administrator.resources.populations.all()
  const employees = populations.find(({ name }) => name === 'Employees')
  const { id } = await administrator.createUser(username, {
    ...(employees && { population: { id: employees.id } }),
  })
  const groups = facts.rules
    .filter(({ active }) => active)
    .flatMap((rule) => groupIdsIn(rule.populationExpression ?? '').slice(0, 1))
  for (const group of new Set(groups))
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await administrator.addToGroup(id, group)
}

interface TargetAnswer {
  readonly id?: string
  readonly Resources?: readonly {
    readonly id: string
    readonly displayName?: string
    readonly members?: readonly object[]
  }[]
}

/** Sends a request to the reference server, as its own administrator would. */
async function sendToTarget(method: string, path: string, body?: object): Promise<TargetAnswer> {
  const { status, body: text } = await sendControl(
    'POST',
    '/target-requests',
    answer('targetAnswer'),
    {
      ...{ method, path },
      ...(body && {
        headers: { 'content-type': 'application/scim+json' },
        body: JSON.stringify(body),
      }),
    },
  )
  if (status < 300) return text === '' ? {} : (JSON.parse(text) as TargetAnswer)
  throw new Error(`The reference server answers ${status} to ${method} ${path}.`)
}
