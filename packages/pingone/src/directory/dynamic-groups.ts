import { compileFilter, parseFilter, ScimError, type Predicate } from '@pingone-sandbox/scim'
import type { Store, Write } from '@pingone-sandbox/store'
import { readCustomAttributes, userTypeWith } from './custom-attributes.ts'
import type { GroupDocument, MembershipDocument, UserDocument } from '../records/documents.ts'
import { ConstraintError } from '../records/errors.ts'
import { lookUpBy } from './lookup.ts'
import { asksBeyondDocument } from './user-query.ts'

/** The changes of memberships that follow from user filters. */
export interface DynamicMemberships {
  readonly writes: readonly Write[]
  /** The groups that users join or leave. */
  readonly groupIds: readonly string[]
  /** The users who join or leave. */
  readonly userIds: readonly string[]
}

const unchanged: DynamicMemberships = { writes: [], groupIds: [], userIds: [] }

/**
 * Adds one created or changed user to dynamic groups, and removes the user from others.
 *
 * The filter of each dynamic group is evaluated for this user only. Memberships are stored as edges, so that a read evaluates no
 * filter.
 */
export async function followUserFilters(
  store: Store,
  user: UserDocument,
): Promise<DynamicMemberships> {
  const { environmentId, id: userId } = user
  const [filters, edges] = await Promise.all([
    lookUpBy(store, 'userFilters', { environmentId }),
    lookUpBy(store, 'dynamicMemberships', { environmentId, userId }),
  ])
  if (filters.length === 0 && edges.length === 0) return unchanged
  const type = userTypeWith(await readCustomAttributes(store, environmentId))
  const wanted = filters
    .filter(
      ({ expression, populationId }) =>
        livesIn(user, populationId) && compileFilter(parseFilter(expression), type)(user),
    )
    .map(({ id: groupId }) => ({ environmentId, userId, groupId }))
  return difference(edges, wanted)
}

/**
 * Updates the members of a group by its filter, or removes all if it has none any more. Evaluates the filter for every user of
 * the environment. Throws `ConstraintError` for a filter that a dynamic group cannot have.
 */
export async function fillDynamicGroup(
  store: Store,
  { id: groupId, environmentId, userFilter, population }: GroupDocument,
): Promise<DynamicMemberships> {
  const edges = await lookUpBy(store, 'dynamicMemberships', { environmentId, groupId })
  if (userFilter === undefined) {
    const removal: Write = { kind: 'delete', collection: 'userFilters', id: groupId }
    const emptied = difference(edges, [])
    return { ...emptied, writes: [removal, ...emptied.writes] }
  }
  const type = userTypeWith(await readCustomAttributes(store, environmentId))
  const holds = checkedFilter(userFilter, type)
  const users = await lookUpBy(store, 'users', { environmentId })
  const members = users.filter((user) => livesIn(user, population?.id) && holds(user))
  const filled = difference(
    edges,
    members.map((user) => ({ environmentId, userId: user.id, groupId })),
  )
  const document = {
    id: groupId,
    environmentId,
    expression: userFilter,
    ...(population && { populationId: population.id }),
  }
  return {
    ...filled,
    writes: [{ kind: 'put', collection: 'userFilters', document }, ...filled.writes],
  }
}

/** Reads a group's filter; throws `ConstraintError` for one that a dynamic group cannot have. */
function checkedFilter(expression: string, type: ReturnType<typeof userTypeWith>): Predicate {
  const refuse = (message: string): never => {
    throw new ConstraintError('INVALID_VALUE', 'userFilter', message)
  }
  try {
    const filter = parseFilter(expression)
    const holds = compileFilter(filter, type)
    // A filter on memberships could be circular.
    return asksBeyondDocument(filter, [])
      ? refuse('The filter of a dynamic group asks for attributes of users, not for groups.')
      : holds
  } catch (error) {
    if (error instanceof ScimError) return refuse(error.message)
    throw error
  }
}

const livesIn = (user: UserDocument, populationId: string | undefined): boolean =>
  populationId === undefined || user.population.id === populationId

function difference(
  edges: readonly MembershipDocument[],
  wanted: readonly Omit<MembershipDocument, 'id'>[],
): DynamicMemberships {
  const collection = 'dynamicMemberships'
  const next = new Map(
    wanted.map((edge) => {
      const document: MembershipDocument = { ...edge, id: `${edge.groupId}/${edge.userId}` }
      return [document.id, document]
    }),
  )
  const had = new Set(edges.map(({ id }) => id))
  const left = edges.filter(({ id }) => !next.has(id))
  const joined = [...next.values()].filter(({ id }) => !had.has(id))
  const touched = [...left, ...joined]
  return {
    writes: [
      ...left.map(({ id }): Write => ({ kind: 'delete', collection, id })),
      ...joined.map((document): Write => ({ kind: 'put', collection, document })),
    ],
    groupIds: [...new Set(touched.map(({ groupId }) => groupId))],
    userIds: [...new Set(touched.map(({ userId }) => userId))],
  }
}
