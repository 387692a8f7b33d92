import type { Filter } from '@pingone-sandbox/scim'
import { findAmong, type Document, type Page, type Query } from '@pingone-sandbox/store'
import type { ResourceDocument } from '../directory/documents.ts'
import type { Endpoint } from '../directory/endpoint.ts'
import type { Site } from '../directory/location.ts'
import { composeResources } from '../presentation/present.ts'
import { isComposed, mentionsComposed } from './composed.ts'
import { resolveComposed } from './resolve-composed.ts'

/**
 * Finds resources of one type like `Store.find`, also by composed attributes: links, location and version.
 */
export async function findResources(
  site: Site,
  endpoint: Endpoint,
  query: Query,
): Promise<Page<ResourceDocument>> {
  const { store } = site.service
  const filter = query.filter && (await resolveComposed(query.filter, endpoint, site))
  const resolved: Query = { ...query, ...(filter && { filter }) }
  const isOfStore =
    !(filter && mentionsComposed(filter, endpoint)) &&
    !(query.sortBy !== undefined && isComposed(query.sortBy, endpoint))
  return isOfStore
    ? store.find(endpoint.collection, resolved)
    : scanResources(site, endpoint, resolved)
}

/** Applies to each resource the part of the query that the store cannot decide. */
async function scanResources(
  site: Site,
  endpoint: Endpoint,
  query: Query,
): Promise<Page<ResourceDocument>> {
  // Refuses an invalid query before anything is read.
  findAmong(endpoint.type, [], query)
  const filter = query.filter && ofStore(query.filter, endpoint)
  const { items } = await site.service.store.find<ResourceDocument>(
    endpoint.collection,
    filter && { filter },
  )
  const resources = await composeResources(site, endpoint, items)
  const candidates = items.map((listed, index) => ({
    listed,
    shown: resources[index] as Document,
  }))
  return findAmong(endpoint.type, candidates, query)
}

/** Returns the part of a filter that the store can decide and that every match must satisfy. */
function ofStore(filter: Filter, endpoint: Endpoint): Filter | undefined {
  if (filter.kind !== 'and') return mentionsComposed(filter, endpoint) ? undefined : filter
  const operands = filter.operands.flatMap((operand) => ofStore(operand, endpoint) ?? [])
  const [only] = operands
  return operands.length > 1 ? { kind: 'and', operands } : only
}
