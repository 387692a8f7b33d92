import type { Store } from '@pingone-sandbox/store'
import type { NestingDocument } from './documents.ts'
import { lookUpBy } from './lookup.ts'

/** A set of groups within one environment. */
export interface GroupSet {
  readonly environmentId: string
  readonly groupIds: readonly string[]
}

/** The groups and every group that they are nested in, however deep. */
export function withAncestors(store: Store, set: GroupSet): Promise<readonly string[]> {
  return reachable(set, (groupId) => nestings(store, set, { groupId }), 'memberOfGroupId')
}

/** The groups and every group that is nested in them, however deep. */
export function withDescendants(store: Store, set: GroupSet): Promise<readonly string[]> {
  return reachable(set, (id) => nestings(store, set, { memberOfGroupId: id }), 'groupId')
}

/** The ids of the users who are members of the groups, directly or through nesting, each once. */
export async function memberIdsOf(store: Store, set: GroupSet): Promise<readonly string[]> {
  const { environmentId } = set
  const groupIds = await withDescendants(store, set)
  const edges = await Promise.all(
    groupIds.map((groupId) => lookUpBy(store, 'memberships', { environmentId, groupId })),
  )
  return [...new Set(edges.flat().map((edge) => edge.userId))]
}

/** The groups that a user belongs to; the direct ones come first. */
export async function groupIdsOf(
  store: Store,
  key: { readonly environmentId: string; readonly userId: string },
): Promise<{ readonly direct: readonly string[]; readonly inherited: readonly string[] }> {
  const edges = await lookUpBy(store, 'memberships', key)
  const direct = edges.map((edge) => edge.groupId)
  const all = await withAncestors(store, { environmentId: key.environmentId, groupIds: direct })
  return { direct, inherited: all.slice(direct.length) }
}

function nestings(
  store: Store,
  { environmentId }: GroupSet,
  end: Readonly<Record<string, string>>,
): Promise<readonly NestingDocument[]> {
  return lookUpBy(store, 'groupNestings', { environmentId, ...end })
}

async function reachable(
  { groupIds }: GroupSet,
  edgesFrom: (groupId: string) => Promise<readonly NestingDocument[]>,
  far: 'groupId' | 'memberOfGroupId',
): Promise<readonly string[]> {
  const found = new Set(groupIds)
  // A Set hands out what is added while it is walked, so this ends when nothing new turns up, even on a cycle.
  for (const groupId of found) {
    for (const edge of await edgesFrom(groupId)) found.add(edge[far])
  }
  return [...found]
}
