import { createAdministrator } from '@pingone-sandbox/client'
import { answer } from '../../../lib/answer.ts'
import { sendControl } from '../../../lib/control-client.ts'
import type { DoChore } from './do-chore.ts'
import { deleteUser, disableUser } from './people.ts'
import { provisionedUser, provisionedUsers } from './provisioned-users.ts'

/** The first of the changes of the walkthrough that is not done yet. */
export const changeNext: DoChore = (tools, value) => {
  const next = ways.find(([part]) => !tools.doneIds.includes(`changes/${part}`))
  if (next === undefined) return Promise.resolve('Each of these is done.')
  return next[1](tools, value)
}

const rename: DoChore = async (tools) => {
  const { id, name } = await provisionedUser(tools)
  await createAdministrator(tools.platform).updateUser(id, { name: { given: 'Augusta' } })
  return `The given name of ${name} is now Augusta.`
}

const leaveGroup: DoChore = async (tools) => {
  const administrator = createAdministrator(tools.platform)
  for (const { id, name } of await provisionedUsers(tools)) {
    // oxlint-disable-next-line no-await-in-loop -- the first user in a group is enough
    const [group] = await administrator.resources.memberships('users', id).all()
    if (group === undefined) continue
    // oxlint-disable-next-line no-await-in-loop
    await administrator.removeFromGroup(id, group.id)
    return `${name} left the group ${group.name}.`
  }
  throw new Error('No provisioned user is a member of a group.')
}

const renameGroup: DoChore = async ({ platform }) => {
  const [group] = await createAdministrator(platform).groups()
  if (group === undefined) throw new Error('The directory has no group.')
  const name = `${group.name} (renamed)`
  await sendControl('POST', '/scenarios/rename-group', answer('scenarioRun'), {
    group: group.name,
    name,
  })
  return `The group ${group.name} is now ${name}.`
}

/** Each part of the step with what does it. */
const ways: readonly (readonly [string, DoChore])[] = [
  ['name', rename],
  ['disable', disableUser],
  ['leave-group', leaveGroup],
  ['delete', deleteUser],
  ['rename-group', renameGroup],
]
