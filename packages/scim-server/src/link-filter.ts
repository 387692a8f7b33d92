import { findAttribute, type Filter } from '@pingone-sandbox/scim'
import type { Endpoint } from './endpoint.ts'
import { findMemberships, followNesting, oneOf } from './membership.ts'
import type { Service } from './service.ts'

// A user is in few groups, a group may have many members: beyond this a query by ids costs more than looking at everything.
const maximumIds = 200

const nothing: Filter = { kind: 'not', operand: { kind: 'present', path: { name: 'id' } } }

/** Tells whether a filter asks about the attribute that is composed from edges, which the store does not have. */
export function mentionsLinks(filter: Filter, endpoint: Endpoint): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.operands.some((operand) => mentionsLinks(operand, endpoint))
    case 'not':
      return mentionsLinks(filter.operand, endpoint)
    case 'present':
    case 'compare':
    case 'valuePath':
      return (
        endpoint.links !== undefined &&
        findAttribute(endpoint.type, filter.path)?.steps[0]?.name === endpoint.links.attribute
      )
  }
}

/**
 * Answers from the edges what a filter asks about the id of a link, and puts the ids of the resources in its place:
 * `members.value eq "…"` and `members[value eq "…"]` become `id eq "…" or …`.
 *
 * What cannot be answered so stays as it is.
 */
export async function resolveLinks(
  filter: Filter,
  endpoint: Endpoint,
  service: Service,
): Promise<Filter> {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const operands = filter.operands.map((operand) => resolveLinks(operand, endpoint, service))
      return { kind: filter.kind, operands: await Promise.all(operands) }
    }
    case 'not':
      return { kind: 'not', operand: await resolveLinks(filter.operand, endpoint, service) }
    case 'present':
      return filter
    case 'compare':
    case 'valuePath': {
      const linkedId = mentionsLinks(filter, endpoint) ? linkedIdOf(filter) : undefined
      if (linkedId === undefined) return filter
      const ids = await findLinked(service, endpoint, linkedId)
      if (ids.length === 0) return nothing
      return ids.length > maximumIds ? filter : oneOf('id', ids)
    }
  }
}

/** The resources that have a link to this id. Users have one to the groups around their own as well. */
async function findLinked(
  service: Service,
  { links }: Endpoint,
  linkedId: string,
): Promise<readonly string[]> {
  if (links?.end === 'groupId') {
    const groups = await findMemberships(service, 'memberId', [linkedId])
    return groups.map(({ groupId }) => groupId)
  }
  const within = await followNesting(service, 'down', [linkedId])
  const groups = [...new Set([linkedId, ...within.map(({ memberId }) => memberId)])]
  const members = await findMemberships(service, 'groupId', groups)
  const users = members.filter(({ memberType }) => memberType === 'User')
  return [...new Set(users.map(({ memberId }) => memberId))]
}

/** The one id that a link must have to satisfy the filter. A bare `members eq "…"` means the same as `members.value eq "…"`. */
function linkedIdOf(filter: Filter): string | undefined {
  if (filter.kind === 'valuePath') {
    const { where } = filter
    return where.kind === 'compare' && where.path.name.toLowerCase() === 'value'
      ? equalString(where)
      : undefined
  }
  if (filter.kind !== 'compare') return undefined
  const { subAttribute = 'value' } = filter.path
  return subAttribute.toLowerCase() === 'value' ? equalString(filter) : undefined
}

function equalString({
  operator,
  value,
}: Extract<Filter, { kind: 'compare' }>): string | undefined {
  return operator === 'eq' && typeof value === 'string' ? value : undefined
}
