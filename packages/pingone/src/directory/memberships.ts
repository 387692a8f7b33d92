import type { NewChange } from '../outbox/change.ts'
import type { GroupDocument, MembershipDocument, UserDocument } from '../records/documents.ts'
import { ConstraintError, NotFoundError } from '../records/errors.ts'
import { readGroupGraph } from './group-graph.ts'
import { type MemberOfGroup, readMemberOfGroups } from './member-of-groups.ts'
import { lookUp, lookUpExisting } from './lookup.ts'
import { groupIdsOf, readMembershipEdges } from './membership-edges.ts'
import type { DirectoryContext } from '../outbox/mutation.ts'

/** One membership of one user. */
export interface MembershipKey {
  readonly environmentId: string
  readonly userId: string
  readonly groupId: string
}

/** Memberships of users in groups. A missing user, group or membership throws `NotFoundError`. */
export interface Memberships {
  /** The groups of a user, the direct ones first. */
  list(environmentId: string, userId: string): Promise<readonly MemberOfGroup[]>
  get(key: MembershipKey): Promise<MemberOfGroup>
  /** Throws `ConstraintError` when the user is a direct member already, or the group belongs to another population. */
  add(key: MembershipKey): Promise<MemberOfGroup>
  /** Removes a direct membership. Throws `ConstraintError` for one that follows from the group's user filter. */
  remove(key: MembershipKey): Promise<void>
}

export function createMemberships(context: DirectoryContext): Memberships {
  const { store, mutate } = context

  const list: Memberships['list'] = async (environmentId, userId) => {
    await lookUpExisting(store, 'users', { environmentId, id: userId })
    const [graph, edges] = await Promise.all([
      readGroupGraph(store, environmentId),
      readMembershipEdges(store, { environmentId, userId }),
    ])
    const memberOf = graph.memberOf(groupIdsOf(edges.direct), groupIdsOf(edges.dynamic))
    return readMemberOfGroups(store, environmentId, memberOf)
  }

  return {
    list,

    async get({ environmentId, userId, groupId }) {
      const memberships = await list(environmentId, userId)
      const membership = memberships.find(({ group }) => group.id === groupId)
      if (!membership) throw new NotFoundError('group membership', groupId)
      return membership
    },

    add: (key) =>
      mutate(async () => {
        const { user, group } = await endsOf(context, key)
        if (await lookUp(store, 'memberships', { ...key, id: membershipId(key) }))
          throw new ConstraintError(
            'UNIQUENESS_VIOLATION',
            'id',
            `${user.username} is already a member of ${group.name}.`,
          )
        if (group.population && group.population.id !== user.population.id)
          throw new ConstraintError(
            'INVALID_VALUE',
            'id',
            `${group.name} takes members from its own population only.`,
          )
        const document: MembershipDocument = { ...key, id: membershipId(key) }
        return {
          result: { group, type: 'DIRECT' },
          writes: [{ kind: 'put', collection: 'memberships', document, expectedVersion: 0 }],
          change: await membershipChange(context, 'CREATED', { user, group }),
        }
      }),

    remove: (key) =>
      mutate(async () => {
        const ends = await endsOf(context, key)
        const id = membershipId(key)
        if (!(await lookUp(store, 'memberships', { ...key, id }))) {
          if (await lookUp(store, 'dynamicMemberships', { ...key, id }))
            throw new ConstraintError(
              'INVALID_VALUE',
              'id',
              `${ends.user.username} is a member of ${ends.group.name} through the group’s user filter.`,
            )
          throw new NotFoundError('group membership', key.groupId)
        }
        return {
          result: undefined,
          writes: [{ kind: 'delete', collection: 'memberships', id }],
          change: await membershipChange(context, 'DELETED', ends),
        }
      }),
  }
}

/** The id of a membership follows from its ends, so the same membership cannot exist twice. */
export function membershipId({
  groupId,
  userId,
}: Pick<MembershipKey, 'groupId' | 'userId'>): string {
  return `${groupId}/${userId}`
}

interface Ends {
  readonly user: UserDocument
  readonly group: GroupDocument
}

async function endsOf(
  { store }: DirectoryContext,
  { environmentId, userId, groupId }: MembershipKey,
): Promise<Ends> {
  const [user, group] = await Promise.all([
    lookUpExisting(store, 'users', { environmentId, id: userId }),
    lookUpExisting(store, 'groups', { environmentId, id: groupId }),
  ])
  return { user: user.document, group: group.document }
}

async function membershipChange(
  { store }: DirectoryContext,
  verb: 'CREATED' | 'DELETED',
  { user, group }: Ends,
): Promise<NewChange> {
  const { environmentId } = user
  const graph = await readGroupGraph(store, environmentId)
  const [happened, preposition] = verb === 'CREATED' ? ['added', 'to'] : ['removed', 'from']
  return {
    environmentId,
    action: `MEMBER_OF_GROUP.${verb}`,
    subject: { type: 'user', id: user.id, name: user.username },
    group: { type: 'group', id: group.id, name: group.name },
    summary: `User ${user.username} was ${happened} ${preposition} group ${group.name}.`,
    userIds: [user.id],
    groupIds: graph.withAncestors([group.id]),
  }
}
