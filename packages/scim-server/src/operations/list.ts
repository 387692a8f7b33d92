import type { Handler } from '@pingone-sandbox/http'
import { compileFilter, type Filter } from '@pingone-sandbox/scim'
import type { Page } from '@pingone-sandbox/store'
import type { ResourceDocument } from '../documents.ts'
import type { Endpoint } from '../endpoint.ts'
import { mentionsLinks, resolveLinks } from '../link-filter.ts'
import type { Site } from '../links.ts'
import { presentResources, writeResources } from '../present.ts'
import { receiveQuery, type PageQuery } from '../receive-query.ts'
import { receiveSelection } from '../receive.ts'
import { respondList } from '../respond.ts'
import type { Service } from '../service.ts'

/**
 * Returns the resources that match a query, a page at a time.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2 RFC 7644 §3.4.2}
 */
export function listResources(service: Service, endpoint: Endpoint): Handler {
  return async (request) => {
    const site = { service, origin: request.origin }
    const query = receiveQuery(request, service.limits)
    const page = await findPage(site, endpoint, query)
    const resources = await writeResources(site, endpoint, page.items, receiveSelection(request))
    const { startIndex } = query
    return respondList(resources, { totalResults: page.total, startIndex })
  }
}

async function findPage(
  site: Site,
  endpoint: Endpoint,
  query: PageQuery,
): Promise<Page<ResourceDocument>> {
  const { store } = site.service
  if (!query.filter) return store.find(endpoint.collection, query)
  const filter = await resolveLinks(query.filter, endpoint, site.service)
  return mentionsLinks(filter, endpoint)
    ? scanForPage(site, endpoint, { ...query, filter })
    : store.find(endpoint.collection, { ...query, filter })
}

/** The store has no links to filter by, so what the edges alone cannot answer is decided resource by resource. */
async function scanForPage(
  site: Site,
  endpoint: Endpoint,
  { filter, startIndex, count, ...order }: PageQuery & { readonly filter: Filter },
): Promise<Page<ResourceDocument>> {
  const holds = compileFilter(filter, endpoint.type)
  const { items } = await site.service.store.find<ResourceDocument>(endpoint.collection, order)
  const resources = await presentResources(site, endpoint, items)
  const matching = items.filter((_, index) => holds(resources[index]))
  return {
    items: matching.slice(startIndex - 1, startIndex - 1 + count),
    total: matching.length,
  }
}
