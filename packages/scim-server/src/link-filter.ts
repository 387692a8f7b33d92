import { findAttribute, type Filter } from '@pingone-sandbox/scim'
import type { Store } from '@pingone-sandbox/store'
import type { Endpoint } from './endpoint.ts'
import { findMemberships, oneOf } from './membership.ts'

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
      return findAttribute(endpoint.type, filter.path)?.steps[0]?.name === endpoint.links.attribute
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
  store: Store,
): Promise<Filter> {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const operands = filter.operands.map((operand) => resolveLinks(operand, endpoint, store))
      return { kind: filter.kind, operands: await Promise.all(operands) }
    }
    case 'not':
      return { kind: 'not', operand: await resolveLinks(filter.operand, endpoint, store) }
    case 'present':
      return filter
    case 'compare':
    case 'valuePath': {
      const linkedId = mentionsLinks(filter, endpoint) ? linkedIdOf(filter) : undefined
      return linkedId === undefined ? filter : findLinked(filter, { linkedId, endpoint, store })
    }
  }
}

async function findLinked(
  filter: Filter,
  from: { readonly linkedId: string; readonly endpoint: Endpoint; readonly store: Store },
): Promise<Filter> {
  const near = from.endpoint.links.end
  const far = near === 'groupId' ? 'memberId' : 'groupId'
  const memberships = await findMemberships(from.store, far, [from.linkedId])
  if (memberships.length === 0) return nothing
  if (memberships.length > maximumIds) return filter
  return oneOf(
    'id',
    memberships.map((membership) => membership[near]),
  )
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
