import { createAdministrator } from '@pingone-sandbox/client'
import type { PropagationStore } from '@pingone-sandbox/contract'
import { updateConnection } from '../../../entities/connection/connection-changes.ts'
import { storeWith } from '../../../entities/connection/connection-form.ts'
import { changeMisbehaviours } from '../../../entities/fault/misbehaviour-queries.ts'
import { updateRule } from '../../../entities/rule/rule-changes.ts'
import {
  connectReferenceServer,
  setUpReferenceServer,
  usualScope,
} from '../../../entities/sandbox/set-up-reference-server.ts'
import { controlResponse } from '../../../lib/control-client.ts'
import type { ChoreTools, DoChore } from './do-chore.ts'
import { provisionedUsers } from './provisioned-users.ts'

export const connect: DoChore = async ({ platform, info, facts }) => {
  if (connectionsOf(facts).length > 0) throw new Error('There is a connection already.')
  await connectReferenceServer(platform, info)
  await createAdministrator(platform).revise()
  return 'The connection Reference server was made and enabled.'
}

export const enableConnection: DoChore = async (tools) => {
  await changeConnections(tools, () => ({ status: 'ACTIVE' }))
  return 'The connection was enabled.'
}

export const writeFilter: DoChore = async (tools, filter) => {
  // A new connection has it already.
  if (connectionsOf(tools.facts).length === 0) return connect(tools, '')
  await configure(tools, 'USER_FILTER', filter)
  return `The User Filter Expression is now ${filter}.`
}

export const chooseHandling: DoChore = async (tools, handling) => {
  await configure(tools, 'GROUP_MEMBERSHIP_HANDLING', handling)
  return `Group Membership Handling is now ${handling}.`
}

export const chooseRemoval: DoChore = async (tools, action) => {
  await configure(tools, 'REMOVE_ACTION', action)
  return `The Remove Action is now ${action}.`
}

export const setUp: DoChore = async (tools) => {
  const { platform, info, facts } = tools
  if (facts.rules.some(({ active }) => active)) return assignUsers(tools, '')
  return setUpReferenceServer(platform, info)
}

export const makeRule: DoChore = async ({ platform, facts }) => {
  const administrator = createAdministrator(platform)
  const [known] = facts.rules
  if (known !== undefined) {
    await updateRule(platform, { id: known.id, change: () => ({ active: true }) })
    await administrator.revise()
    return `The rule ${known.name} was enabled.`
  }
  const [connection] = connectionsOf(facts)
  if (connection === undefined) throw new Error('A rule needs a connection first.')
  const { name } = await usualScope(platform)
  await administrator.deployRule({ name, connection, populationExpression: '' })
  return `The rule ${name} was created and enabled. No user is in its scope yet.`
}

export const assignUsers: DoChore = async ({ platform, facts }) => {
  const rule = facts.rules.find(({ active }) => active)
  if (rule === undefined) throw new Error('No rule is enabled.')
  const { name, populationExpression } = await usualScope(platform)
  await updateRule(platform, { id: rule.id, change: () => ({ populationExpression }) })
  await createAdministrator(platform).revise()
  return `The directory filter of ${rule.name} is now ${populationExpression}: ${name}.`
}

/** Provisions a group that a provisioned user is in. */
export const provisionGroup: DoChore = async (tools) => {
  const { platform, facts } = tools
  const rule = facts.rules.find(({ active }) => active)
  if (rule === undefined) throw new Error('No rule is enabled.')
  const administrator = createAdministrator(platform)
  for (const { id } of await provisionedUsers(tools)) {
    // oxlint-disable-next-line no-await-in-loop -- the first user in a group is enough
    const [group] = await administrator.resources.memberships('users', id).all()
    if (group === undefined) continue
    // oxlint-disable-next-line no-await-in-loop
    await updateRule(platform, { id: rule.id, change: () => ({ groups: [{ id: group.id }] }) })
    // oxlint-disable-next-line no-await-in-loop
    await administrator.revise()
    return `${rule.name} provisions the group ${group.name}.`
  }
  throw new Error('No provisioned user is a member of a group.')
}

export const resync: DoChore = async ({ facts }) => {
  for (const { id } of facts.rules.filter(({ active }) => active))
    // oxlint-disable-next-line no-await-in-loop -- one rule after the other
    await controlResponse(`/rules/${id}/resync`, { method: 'POST' })
  return 'Full Resync was started.'
}

export const misbehave: DoChore = async (_, id) => {
  await changeMisbehaviours((active) => [...new Set([...active, id])])
  return `${id} is on.`
}

export const behave: DoChore = async (_, id) => {
  await changeMisbehaviours((active) => active.filter((each) => each !== id))
  return `${id} is off.`
}

const connectionsOf = ({ connections }: ChoreTools['facts']) =>
  connections.filter(({ type }) => type === 'scim')

/** Sets one key of the configuration of every connection. */
function configure(tools: ChoreTools, key: string, value: string): Promise<void> {
  return changeConnections(tools, ({ configuration }) => ({
    configuration: { ...configuration, [key]: value },
  }))
}

async function changeConnections(
  { platform, facts }: ChoreTools,
  change: (now: PropagationStore) => Partial<PropagationStore>,
): Promise<void> {
  for (const { id } of connectionsOf(facts))
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await updateConnection(platform, { id, revise: (now, all) => storeWith(change(now), all) })
  await createAdministrator(platform).revise()
}
