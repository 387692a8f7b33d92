import type { Store } from '@pingone-sandbox/store'
import type { MembershipDocument } from '../records/documents.ts'
import { lookUpBy } from './lookup.ts'

/** The memberships of a user, or those in a group, by how they came about. */
export interface MembershipEdges {
  readonly direct: readonly MembershipDocument[]
  /** Through the user filter of a group. */
  readonly dynamic: readonly MembershipDocument[]
}

export async function readMembershipEdges(
  store: Store,
  end: { readonly environmentId: string } & (
    | { readonly userId: string }
    | { readonly groupId: string }
  ),
): Promise<MembershipEdges> {
  const [direct, dynamic] = await Promise.all([
    lookUpBy(store, 'memberships', end),
    lookUpBy(store, 'dynamicMemberships', end),
  ])
  return { direct, dynamic }
}

/** The ids of the groups at one end of edges. */
export const groupIdsOf = (edges: readonly MembershipDocument[]): readonly string[] =>
  edges.map(({ groupId }) => groupId)

/** Above this many, reading every membership is cheaper than looking each user up. */
const MANY = 1000

/** The memberships of these users. The result may contain those of others: for many users all of the environment are read. */
export async function readMembershipsOf(
  store: Store,
  environmentId: string,
  userIds: readonly string[],
): Promise<MembershipEdges> {
  const read = async (collection: 'memberships' | 'dynamicMemberships') => {
    if (userIds.length > MANY) return lookUpBy(store, collection, { environmentId })
    const page = await store.find<MembershipDocument>(collection, {
      anyOf: { attribute: 'userId', values: userIds },
    })
    return page.items.map(({ document }) => document)
  }
  const [direct, dynamic] = await Promise.all([read('memberships'), read('dynamicMemberships')])
  return { direct, dynamic }
}
