import type { Store } from '@pingone-sandbox/store'
import type { UserDocument } from '../records/documents.ts'
import { readGroupGraph } from './group-graph.ts'
import { lookUpMany } from './lookup.ts'
import { groupIdsOf, readMembershipsOf } from './membership-edges.ts'
import { toMemberOfGroups } from './member-of-groups.ts'

/** A user with all that a rule's filter or an attribute mapping may ask about it. */
export type SourceUser = Omit<UserDocument, 'population'> & {
  readonly population: { readonly id: string; readonly name: string }
  readonly memberOfGroups: readonly {
    readonly id: string
    readonly name: string
    /** `INDIRECT` when inherited through a nested group, or by the group’s user filter. */
    readonly type: 'DIRECT' | 'INDIRECT'
  }[]
}

/** Completes users of one environment with the names of their populations and groups. */
export async function toSourceUsers(
  store: Store,
  environmentId: string,
  users: readonly UserDocument[],
): Promise<readonly SourceUser[]> {
  const [graph, edges] = await Promise.all([
    readGroupGraph(store, environmentId),
    readMembershipsOf(
      store,
      environmentId,
      users.map(({ id }) => id),
    ),
  ])
  const directOf = Map.groupBy(edges.direct, (edge) => edge.userId)
  const dynamicOf = Map.groupBy(edges.dynamic, (edge) => edge.userId)
  const memberOf = new Map(
    users.map(({ id }) => [
      id,
      graph.memberOf(groupIdsOf(directOf.get(id) ?? []), groupIdsOf(dynamicOf.get(id) ?? [])),
    ]),
  )
  const groupIds = memberOf.values().flatMap(({ direct, inherited }) => [...direct, ...inherited])
  const [groups, populations] = await Promise.all([
    lookUpMany(store, 'groups', { environmentId, ids: [...groupIds] }),
    lookUpMany(store, 'populations', {
      environmentId,
      ids: users.map((user) => user.population.id),
    }),
  ])
  return users.map((user) => ({
    ...user,
    population: {
      id: user.population.id,
      name: populations.get(user.population.id)?.name ?? '',
    },
    memberOfGroups: toMemberOfGroups(
      memberOf.get(user.id) ?? { direct: [], inherited: [] },
      groups,
    ).map(({ group: { id, name }, type }) => ({ id, name, type })),
  }))
}
