import type { Filter, ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { Store } from '@pingone-sandbox/store'
import { equals } from '../records/criteria.ts'
import { readCustomAttributes, userTypeWith } from './custom-attributes.ts'
import type { GroupDocument, UserDocument } from '../records/documents.ts'
import { memberIdsOf, readGroupGraph } from './group-graph.ts'
import { lookUp } from './lookup.ts'
import { groupIdsOf, readMembershipsOf } from './membership-edges.ts'
import { type SourceUser, toSourceUsers } from './source-user.ts'
import { findUsers } from './user-query.ts'

export type SourceGroup = GroupDocument

/** The directory as provisioning sees it. */
export interface DirectoryReader {
  user(environmentId: string, userId: string): Promise<SourceUser | undefined>
  /** The users who match; conditions on `memberOfGroups` count inherited membership. Throws a `ScimError` `invalidFilter`. */
  users(environmentId: string, filter?: Filter): Promise<readonly SourceUser[]>
  /** Every user, some hundred at a time. */
  pages(environmentId: string): AsyncIterable<readonly SourceUser[]>
  /** How many users there are. */
  userCount(environmentId: string): Promise<number>
  /** The existing users with these ids. */
  among(environmentId: string, userIds: readonly string[]): Promise<ReadonlyMap<string, SourceUser>>
  /** The ids among these that belong to existing users. */
  existing(environmentId: string, userIds: readonly string[]): Promise<ReadonlySet<string>>
  /** The groups that any of the users belongs to, directly or through nesting. */
  groupIdsOf(environmentId: string, userIds: readonly string[]): Promise<ReadonlySet<string>>
  group(environmentId: string, groupId: string): Promise<SourceGroup | undefined>
  has(environmentId: string, what: 'groups' | 'populations', id: string): Promise<boolean>
  /** The users of a group, direct and inherited. */
  memberIds(environmentId: string, groupId: string): Promise<readonly string[]>
  /** The attributes of users that a filter may name, custom attributes included. */
  readonly userType: (environmentId: string) => Promise<ResourceTypeDefinition>
}

/** How many users are read at once: enough to share the work, few enough to be processed before they are stale. */
const pageSize = 200

export function createDirectoryReader(store: Store): DirectoryReader {
  async function findAmong(environmentId: string, userIds: readonly string[]) {
    const page = await store.find<UserDocument>('users', {
      filter: equals('environmentId', environmentId),
      anyOf: { attribute: 'id', values: userIds },
      uncounted: true,
    })
    return page.items
  }

  return {
    async user(environmentId, userId) {
      const stored = await lookUp(store, 'users', { environmentId, id: userId })
      return stored && (await toSourceUsers(store, environmentId, [stored.document]))[0]
    },
    users: (environmentId, filter) => findUsers(store, environmentId, filter ? { filter } : {}),
    async *pages(environmentId) {
      let cursor: string | undefined
      do {
        const page = await store.find<UserDocument>('users', {
          filter: equals('environmentId', environmentId),
          count: pageSize,
          uncounted: true,
          ...(cursor !== undefined && { cursor }),
        })
        const users = page.items.map(({ document }) => document)
        yield await toSourceUsers(store, environmentId, users)
        cursor = page.nextCursor
      } while (cursor !== undefined)
    },
    userCount: async (environmentId) =>
      (await store.find('users', { filter: equals('environmentId', environmentId), count: 0 }))
        .total,
    async among(environmentId, userIds) {
      const found = await findAmong(environmentId, userIds)
      const documents = found.map(({ document }) => document)
      const users = await toSourceUsers(store, environmentId, documents)
      return new Map(users.map((user) => [user.id, user]))
    },
    async existing(environmentId, userIds) {
      return new Set((await findAmong(environmentId, userIds)).map(({ id }) => id))
    },
    async groupIdsOf(environmentId, userIds) {
      const [graph, edges] = await Promise.all([
        readGroupGraph(store, environmentId),
        readMembershipsOf(store, environmentId, userIds),
      ])
      const own = groupIdsOf([...edges.direct, ...edges.dynamic])
      return new Set(graph.withAncestors([...new Set(own)]))
    },
    async group(environmentId, groupId) {
      return (await lookUp(store, 'groups', { environmentId, id: groupId }))?.document
    },
    has: async (environmentId, what, id) =>
      (await lookUp(store, what, { environmentId, id })) !== undefined,
    memberIds: (environmentId, groupId) => memberIdsOf(store, { environmentId, groupId }),
    userType: async (environmentId) =>
      userTypeWith(await readCustomAttributes(store, environmentId)),
  }
}
