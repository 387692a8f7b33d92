import type { Store } from '@pingone-sandbox/store'
import type { NestingDocument } from '../records/documents.ts'
import { lookUpBy } from './lookup.ts'
import { readMembershipEdges } from './membership-edges.ts'

/** The ids of the groups that a user, or a group, belongs to. */
export interface MemberOfGroupIds {
  readonly direct: readonly string[]
  /** The groups whose user filter it matches, and all groups that one of its groups is nested in. */
  readonly inherited: readonly string[]
}

/** How the groups of an environment are nested. */
export interface GroupGraph {
  /** The groups and every group that they are nested in, however deep; the given ones come first. */
  withAncestors(groupIds: readonly string[]): readonly string[]
  /** The groups and every group that is nested in them, however deep; the given ones come first. */
  withDescendants(groupIds: readonly string[]): readonly string[]
  /** Adds the inherited memberships to direct memberships and memberships by filter. */
  memberOf(direct: readonly string[], dynamic?: readonly string[]): MemberOfGroupIds
}

export async function readGroupGraph(store: Store, environmentId: string): Promise<GroupGraph> {
  return createGroupGraph(await lookUpBy(store, 'groupNestings', { environmentId }))
}

/** The ids of the users who are members of the group, directly or through nesting, each once. */
export async function memberIdsOf(
  store: Store,
  { environmentId, groupId }: { readonly environmentId: string; readonly groupId: string },
): Promise<readonly string[]> {
  const graph = await readGroupGraph(store, environmentId)
  const edges = await Promise.all(
    graph
      .withDescendants([groupId])
      .map((id) => readMembershipEdges(store, { environmentId, groupId: id })),
  )
  const members = edges.flatMap(({ direct, dynamic }) => [...direct, ...dynamic])
  return [...new Set(members.map((edge) => edge.userId))]
}

function createGroupGraph(nestings: readonly NestingDocument[]): GroupGraph {
  const above = Map.groupBy(nestings, (nesting) => nesting.groupId)
  const below = Map.groupBy(nestings, (nesting) => nesting.memberOfGroupId)
  const withAncestors = (groupIds: readonly string[]) =>
    closure(groupIds, (id) => above.get(id)?.map((nesting) => nesting.memberOfGroupId))
  return {
    withAncestors,
    withDescendants: (groupIds) =>
      closure(groupIds, (id) => below.get(id)?.map((nesting) => nesting.groupId)),
    memberOf: (direct, dynamic = []) => ({
      direct,
      inherited: withAncestors([...direct, ...dynamic]).slice(direct.length),
    }),
  }
}

function closure(
  start: readonly string[],
  next: (id: string) => readonly string[] | undefined,
): readonly string[] {
  const found = new Set(start)
  // Iterating a Set includes elements added meanwhile, so the loop ends when no group is new.
  for (const id of found) {
    for (const other of next(id) ?? []) found.add(other)
  }
  return [...found]
}
