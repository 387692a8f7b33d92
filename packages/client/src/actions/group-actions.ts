import type { Group, GroupInput, Rule } from '@pingone-sandbox/contract'
import type { Administrator } from '../administrator.ts'
import { ActionError, withClearErrors } from './action-error.ts'
import {
  findGroup,
  groupIdOf,
  type GroupReference,
  readNew,
  userIdOf,
  type UserReference,
} from './subject-reference.ts'

/**
 * Changes groups of PingOne. Every method throws an `ActionError`.
 *
 * A change of a group waits until earlier changes are provisioned, so that each is provisioned by itself. `create` and `add` do not
 * wait.
 */
export interface GroupActions {
  readonly create: (group: string | GroupInput) => Promise<Group>
  /** Changes the given attributes and leaves the others. */
  readonly update: (group: GroupReference, changes: Partial<GroupInput>) => Promise<Group>
  /** Adds a user to a group. */
  readonly add: (group: GroupReference, user: UserReference) => Promise<void>
  /** Removes a user from a group. */
  readonly remove: (group: GroupReference, user: UserReference) => Promise<void>
  readonly delete: (group: GroupReference) => Promise<void>
  /** Provisions a group under all enabled rules; PingOne provisions no group that a rule does not name. */
  readonly provision: (group: GroupReference) => Promise<void>
  /** Finds a group; undefined where PingOne has none. */
  readonly find: (group: GroupReference) => Promise<Group | undefined>
  /** Lists all groups, or those that match a SCIM filter. */
  readonly list: (filter?: string) => Promise<readonly Group[]>
}

/** Creates the actions on groups. `settle` waits until earlier changes are provisioned. */
export function createGroupActions(
  administrator: Administrator,
  settle: () => Promise<void>,
): GroupActions {
  const { groups, rules } = administrator.resources
  const idOf = (group: GroupReference) => groupIdOf(administrator, group)
  const settledIdOf = async (group: GroupReference) => {
    const id = await idOf(group)
    await settle()
    return id
  }

  async function provision(group: GroupReference): Promise<void> {
    const id = await idOf(group)
    const enabled = (await rules.all()).filter(({ active }) => active)
    if (enabled.length === 0)
      throw new ActionError(
        'conflict',
        'There is no enabled rule to provision a group. await sandbox.connect(url, { token }) makes one.',
      )
    for (const rule of enabled.filter((each) => !has(each, id)))
      // oxlint-disable-next-line no-await-in-loop -- one revision has them all
      await rules.replace(rule.id, { ...inputOf(rule), groups: [...(rule.groups ?? []), { id }] })
    await administrator.revise()
  }

  return {
    create: withClearErrors((group) => {
      const { name, ...attributes } = readNew(group, 'name')
      return administrator.createGroup(name, attributes)
    }),
    update: withClearErrors(async (group, changes) => {
      const {
        id,
        createdAt: _,
        updatedAt: __,
        ...present
      } = await groups.read(await settledIdOf(group))
      const { directMemberCounts: ___, totalMemberCounts: ____, ...attributes } = present
      return groups.replace(id, { ...attributes, ...changes })
    }),
    add: withClearErrors(async (group, user) =>
      administrator.addToGroup(await userIdOf(administrator, user), await idOf(group)),
    ),
    remove: withClearErrors(async (group, user) =>
      administrator.removeFromGroup(await userIdOf(administrator, user), await settledIdOf(group)),
    ),
    delete: withClearErrors(async (group) => groups.delete(await settledIdOf(group))),
    provision: withClearErrors(provision),
    find: withClearErrors((group) => findGroup(administrator, group)),
    list: withClearErrors((filter?: string) =>
      administrator.groups(filter === undefined ? {} : { filter }),
    ),
  }
}

const has = ({ groups = [] }: Rule, id: string): boolean => groups.some((each) => each.id === id)

/** The members of a saved rule that a PUT sends back. */
const inputOf = ({ name, description, active, populationExpression, ...rule }: Rule) => ({
  ...{ name, active, plan: rule.plan },
  sourceStore: rule.sourceStore,
  targetStore: rule.targetStore,
  ...(description !== undefined && { description }),
  ...(populationExpression !== undefined && { populationExpression }),
  ...(rule.deprovision !== undefined && { deprovision: rule.deprovision }),
})
