import type { Filter } from '@pingone-sandbox/scim'
import { findAmong, type Document, type Page, type Query } from '@pingone-sandbox/store'
import type { ResourceDocument } from '../directory/documents.ts'
import type { Endpoint } from '../directory/endpoint.ts'
import type { Site } from '../directory/location.ts'
import { composeResources } from '../presentation/present.ts'
import { isComposed, mentionsComposed } from './composed.ts'
import { resolveComposed } from './resolve-composed.ts'

/**
 * Finds resources of one type as a store finds documents, by what is composed when they are read as well: their links, their
 * location and their version.
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

/** Decides resource by resource what the store cannot, among those that it can find. */
async function scanResources(
  site: Site,
  endpoint: Endpoint,
  query: Query,
): Promise<Page<ResourceDocument>> {
  // Refuses what cannot be asked before anything is read.
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

/** The part of a filter that the store can decide: what must hold in any case. */
function ofStore(filter: Filter, endpoint: Endpoint): Filter | undefined {
  if (filter.kind !== 'and') return mentionsComposed(filter, endpoint) ? undefined : filter
  const operands = filter.operands.flatMap((operand) => ofStore(operand, endpoint) ?? [])
  const [only] = operands
  return operands.length > 1 ? { kind: 'and', operands } : only
}
