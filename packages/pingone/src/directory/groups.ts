import type { Write } from '@pingone-sandbox/store'
import type { GroupInput } from '@pingone-sandbox/contract'
import type { NewChange } from '../outbox/change.ts'
import { all, equals } from '../records/criteria.ts'
import type { GroupDocument } from '../records/documents.ts'
import { fillDynamicGroup } from './dynamic-groups.ts'
import { memberIdsOf, readGroupGraph } from './group-graph.ts'
import { isSameJson } from '../records/json.ts'
import { type Listing, type ListOptions, list } from '../records/listing.ts'
import { lookUpBy, lookUpExisting } from './lookup.ts'
import type { DirectoryContext } from '../outbox/mutation.ts'
import { resolvePopulationId } from './populations.ts'

/** The groups of an environment. An unknown id throws `NotFoundError`. */
export interface Groups {
  list(environmentId: string, options?: ListOptions): Promise<Listing<GroupDocument>>
  get(environmentId: string, id: string): Promise<GroupDocument>
  countMembers(
    environmentId: string,
    id: string,
  ): Promise<{ readonly users: number; readonly groups: number }>
  /** Like `countMembers`, including members by filter and through nesting. */
  countAllMembers(
    environmentId: string,
    id: string,
  ): Promise<{ readonly users: number; readonly groups: number }>
  /** Throws `UniquenessError` for a taken name, `ConstraintError` for an unknown population or an invalid user filter. */
  create(environmentId: string, input: GroupInput): Promise<GroupDocument>
  /** The population stays as it is. Throws as `create`. */
  replace(environmentId: string, id: string, input: GroupInput): Promise<GroupDocument>
  /** Deletes the group with its memberships and nestings; its members stay. */
  delete(environmentId: string, id: string): Promise<void>
}

export function createGroups(context: DirectoryContext): Groups {
  const { store, mutate, clock, newId } = context

  const count = async (
    collection: string,
    environmentId: string,
    end: readonly [string, string],
  ) => {
    const filter = all(equals('environmentId', environmentId), equals(...end))
    return (await store.find(collection, { filter, count: 0 })).total
  }

  return {
    list: (environmentId, options) => list(store, 'groups', { ...options, environmentId }),

    async get(environmentId, id) {
      return (await lookUpExisting(store, 'groups', { environmentId, id })).document
    },

    async countMembers(environmentId, id) {
      const [users, groups] = await Promise.all([
        count('memberships', environmentId, ['groupId', id]),
        count('groupNestings', environmentId, ['memberOfGroupId', id]),
      ])
      return { users, groups }
    },

    async countAllMembers(environmentId, id) {
      const [members, graph] = await Promise.all([
        memberIdsOf(store, { environmentId, groupId: id }),
        readGroupGraph(store, environmentId),
      ])
      return { users: members.length, groups: graph.withDescendants([id]).length - 1 }
    },

    create: (environmentId, input) =>
      mutate(async () => {
        if (input.population) await resolvePopulationId(context, environmentId, input.population.id)
        const now = clock().toISOString()
        const document: GroupDocument = {
          ...input,
          id: newId(),
          environmentId,
          createdAt: now,
          updatedAt: now,
        }
        const filled =
          document.userFilter === undefined ? undefined : await fillDynamicGroup(store, document)
        return {
          result: document,
          writes: [
            { kind: 'put', collection: 'groups', document, expectedVersion: 0 },
            ...(filled?.writes ?? []),
          ],
          change: groupChange('CREATED', document, filled && { userIds: filled.userIds }),
        }
      }),

    replace: (environmentId, id, input) =>
      mutate(async () => {
        const { document: before, version } = await lookUpExisting(store, 'groups', {
          environmentId,
          id,
        })
        const { createdAt, updatedAt, population } = before
        // A group stays in its population, as a user does on PUT.
        const after = { ...input, population, id, environmentId, createdAt, updatedAt }
        if (isSameJson(before, after)) return { result: before, writes: [] }
        const document: GroupDocument = { ...after, updatedAt: clock().toISOString() }
        // A rule's filter may use the name of a group.
        const renamed = before.name !== document.name
        const members = renamed ? await memberIdsOf(store, { environmentId, groupId: id }) : []
        const moved =
          before.userFilter === document.userFilter
            ? undefined
            : await fillDynamicGroup(store, document)
        const graph = await readGroupGraph(store, environmentId)
        return {
          result: document,
          writes: [
            { kind: 'put', collection: 'groups', document, expectedVersion: version },
            ...(moved?.writes ?? []),
          ],
          change: groupChange('UPDATED', document, {
            userIds: [...new Set([...members, ...(moved?.userIds ?? [])])],
            // A user that joins or leaves this group also joins or leaves the groups that it is nested in.
            groupIds: moved ? graph.withAncestors([id]) : [id],
          }),
        }
      }),

    delete: (environmentId, id) =>
      mutate(async () => {
        const { document, version } = await lookUpExisting(store, 'groups', { environmentId, id })
        const [userIds, graph, memberships, emptied, parents, children] = await Promise.all([
          memberIdsOf(store, { environmentId, groupId: id }),
          readGroupGraph(store, environmentId),
          lookUpBy(store, 'memberships', { environmentId, groupId: id }),
          document.userFilter === undefined
            ? undefined
            : fillDynamicGroup(store, { ...document, userFilter: undefined }),
          lookUpBy(store, 'groupNestings', { environmentId, groupId: id }),
          lookUpBy(store, 'groupNestings', { environmentId, memberOfGroupId: id }),
        ])
        return {
          result: undefined,
          writes: [
            { kind: 'delete', collection: 'groups', id, expectedVersion: version },
            ...memberships.map((edge) => removal('memberships', edge)),
            ...(emptied?.writes ?? []),
            ...[...parents, ...children].map((edge) => removal('groupNestings', edge)),
          ],
          change: groupChange('DELETED', document, {
            userIds,
            groupIds: graph.withAncestors([id]),
          }),
        }
      }),
  }
}

function groupChange(
  verb: 'CREATED' | 'UPDATED' | 'DELETED',
  { environmentId, id, name }: GroupDocument,
  touched: { readonly userIds?: readonly string[]; readonly groupIds?: readonly string[] } = {},
): NewChange {
  return {
    environmentId,
    action: `GROUP.${verb}`,
    subject: { type: 'group', id, name },
    summary: `Group ${name} was ${verb.toLowerCase()}.`,
    userIds: touched.userIds ?? [],
    groupIds: touched.groupIds ?? [id],
  }
}

function removal(collection: string, { id }: { readonly id: string }): Write {
  return { kind: 'delete', collection, id }
}
