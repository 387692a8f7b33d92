import { foldCase, formatAttributePath, type Filter } from '@pingone-sandbox/scim'
import type { Endpoint } from '../directory/endpoint.ts'
import { formatLocation, type Site } from '../directory/location.ts'
import type { Service } from '../directory/service.ts'
import { findMemberships, followNesting } from '../membership/find-memberships.ts'
import { oneOf } from '../membership/value-filter.ts'
import { namesComposedMeta, namesLinks, namesLocation } from './composed.ts'

// A user is in few groups, a group may have many members: beyond this a query by ids costs more than looking at everything.
const maximumIds = 200

const everything: Filter = { kind: 'present', path: { name: 'id' } }
const nothing: Filter = { kind: 'not', operand: everything }

/**
 * Puts what the store has in the place of what a filter asks about composed attributes, where the answer is known without reading
 * any resource: `members.value eq "…"` and `members[value eq "…"]` become `id eq "…" or …` by the edges, and a location is an id.
 *
 * What cannot be answered so stays as it is.
 */
export async function resolveComposed(
  filter: Filter,
  endpoint: Endpoint,
  site: Site,
): Promise<Filter> {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const operands = filter.operands.map((operand) => resolveComposed(operand, endpoint, site))
      return { kind: filter.kind, operands: await Promise.all(operands) }
    }
    case 'not':
      return { kind: 'not', operand: await resolveComposed(filter.operand, endpoint, site) }
    case 'present':
      return namesComposedMeta(filter.path, endpoint) ? everything : filter
    case 'compare':
    case 'valuePath': {
      if (namesLocation(filter.path, endpoint)) return resolveLocation(filter, endpoint, site)
      const linkedId = namesLinks(filter.path, endpoint) ? linkedIdOf(filter) : undefined
      if (linkedId === undefined) return filter
      const ids = await findLinked(site.service, endpoint, linkedId)
      if (ids.length === 0) return nothing
      return ids.length > maximumIds ? filter : oneOf('id', ids)
    }
  }
}

/** A location that is looked for leads to one resource, or to none. */
function resolveLocation(filter: Filter, endpoint: Endpoint, site: Site): Filter {
  const location = filter.kind === 'compare' ? equalString(filter) : undefined
  if (location === undefined) return filter
  const id = idAt(location.slice(formatLocation(site, endpoint, '').length))
  return id !== undefined && formatLocation(site, endpoint, id) === location
    ? oneOf('id', [id])
    : nothing
}

function idAt(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
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
    return where.kind === 'compare' && foldCase(formatAttributePath(where.path)) === 'value'
      ? equalString(where)
      : undefined
  }
  if (filter.kind !== 'compare') return undefined
  const { subAttribute = 'value' } = filter.path
  return foldCase(subAttribute) === 'value' ? equalString(filter) : undefined
}

function equalString({
  operator,
  value,
}: Extract<Filter, { kind: 'compare' }>): string | undefined {
  return operator === 'eq' && typeof value === 'string' ? value : undefined
}
