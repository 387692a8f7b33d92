import { foldCase, formatAttributePath, type Filter } from '@pingone-sandbox/scim'
import type { Endpoint } from '../directory/endpoint.ts'
import { formatLocation, type Site } from '../directory/location.ts'
import type { Service } from '../directory/service.ts'
import { findMemberships, followNesting } from '../membership/find-memberships.ts'
import { oneOf } from '../membership/value-filter.ts'
import { namesComposedMeta, namesLinks, namesLocation } from './composed.ts'

// Beyond this number of ids, a query by ids costs more than a scan.
const maximumIds = 200

const everything: Filter = { kind: 'present', path: { name: 'id' } }
const nothing: Filter = { kind: 'not', operand: everything }

/**
 * Rewrites conditions on composed attributes as conditions on stored ones, where that is possible without reading resources:
 * `members.value eq "…"` and `members[value eq "…"]` become `id eq "…" or …` by the edges, and a location becomes an id.
 *
 * Leaves other conditions unchanged.
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

/** Rewrites a condition on a location: one resource has it, or none. */
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

/** Finds the resources that have a link to this id. Users also have links to the groups that contain their groups. */
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

/** Returns the id that a link must have to satisfy the filter. `members eq "…"` means `members.value eq "…"`. */
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
