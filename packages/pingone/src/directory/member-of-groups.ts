import type { Store } from '@pingone-sandbox/store'
import type { GroupDocument } from '../records/documents.ts'
import type { MemberOfGroupIds } from './group-graph.ts'
import { lookUpMany } from './lookup.ts'

/** A group that a user, or another group, is a member of. */
export interface MemberOfGroup {
  readonly group: GroupDocument
  /** `INDIRECT` when the membership is inherited through a nested group, or follows from the group’s user filter. */
  readonly type: 'DIRECT' | 'INDIRECT'
}

/** The groups with these ids, the direct ones first. */
export async function readMemberOfGroups(
  store: Store,
  environmentId: string,
  ids: MemberOfGroupIds,
): Promise<readonly MemberOfGroup[]> {
  const all = [...ids.direct, ...ids.inherited]
  return toMemberOfGroups(ids, await lookUpMany(store, 'groups', { environmentId, ids: all }))
}

/** Like `readMemberOfGroups`, for groups that were read already; a group that was deleted meanwhile is left out. */
export function toMemberOfGroups(
  { direct, inherited }: MemberOfGroupIds,
  groups: ReadonlyMap<string, GroupDocument>,
): readonly MemberOfGroup[] {
  const pick = (type: MemberOfGroup['type']) => (id: string) => {
    const group = groups.get(id)
    return group ? [{ group, type }] : []
  }
  return [...direct.flatMap(pick('DIRECT')), ...inherited.flatMap(pick('INDIRECT'))]
}
