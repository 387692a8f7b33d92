import { compileFilter, type Filter } from '@pingone-sandbox/scim'
import type { Page, Query } from '@pingone-sandbox/store'
import type { ResourceDocument } from '../documents.ts'
import type { Endpoint } from '../endpoint.ts'
import { mentionsLinks, resolveLinks } from '../link-filter.ts'
import type { Site } from '../links.ts'
import { presentResources } from '../present.ts'

/** Finds resources of one type as a store finds documents, by their links as well, which the store does not have. */
export async function findResources(
  site: Site,
  endpoint: Endpoint,
  query: Query,
): Promise<Page<ResourceDocument>> {
  const { store } = site.service
  if (!query.filter) return store.find(endpoint.collection, query)
  const filter = await resolveLinks(query.filter, endpoint, site.service)
  return mentionsLinks(filter, endpoint)
    ? scanResources(site, endpoint, { ...query, filter })
    : store.find(endpoint.collection, { ...query, filter })
}

/** Decides resource by resource what the edges alone cannot answer. */
async function scanResources(
  site: Site,
  endpoint: Endpoint,
  { filter, startIndex = 1, cursor, count = Infinity, ...order }: Query & { filter: Filter },
): Promise<Page<ResourceDocument>> {
  const holds = compileFilter(filter, endpoint.type)
  const find = (query: Query) =>
    site.service.store.find<ResourceDocument>(endpoint.collection, query)

  const { items } = await find(order)
  const resources = await presentResources(site, endpoint, items)
  const matching = new Set(
    items.filter((_, index) => holds(resources[index])).map(({ document }) => document.id),
  )
  const following = cursor === undefined ? items : (await find({ ...order, cursor })).items
  const found = following.filter(({ document }) => matching.has(document.id))
  const skip = cursor === undefined ? startIndex - 1 : 0
  const page = found.slice(skip, skip + count)
  const total = matching.size
  const last = page.at(-1)
  if (!last || found.length <= skip + count) return { items: page, total }

  // The store alone can write a cursor: it is asked for the page that ends where this one does.
  const from = cursor === undefined ? order : { ...order, cursor }
  const { nextCursor } = await find({ ...from, count: following.indexOf(last) + 1 })
  return { items: page, total, ...(nextCursor !== undefined && { nextCursor }) }
}
