import type { HttpResponse } from '@pingone-sandbox/http'
import type { AttributeSelection } from '@pingone-sandbox/scim'
import type { Endpoint } from '../directory/endpoint.ts'
import type { Site } from '../directory/location.ts'
import { writeResources } from '../presentation/present.ts'
import type { ResourceQuery } from '../request/receive-query.ts'
import { respondList } from '../response/respond.ts'
import { findPage } from './find-page.ts'
import { refuseBooleanText } from './strict-filter.ts'
import type { Found } from './take.ts'

/**
 * Answers a query with a page of the resources of these types.
 *
 * A page by index has its `startIndex`, a page by cursor the `nextCursor` (RFC 9865 §2).
 */
export async function respondPage(
  site: Site,
  endpoints: readonly Endpoint[],
  query: ResourceQuery,
): Promise<HttpResponse> {
  if (query.filter && !site.service.tolerances['boolean-as-string'])
    refuseBooleanText(query.filter, endpoints)
  const { items, total: totalResults, nextCursor } = await findPage(site, endpoints, query)
  const resources = await writeFound(site, items, query.selection)
  return respondList(
    resources,
    'startIndex' in query.page
      ? { totalResults, startIndex: query.page.startIndex }
      : { totalResults, nextCursor },
  )
}

/** Writes resources type by type, and returns the texts in the order of the resources. */
async function writeFound(
  site: Site,
  items: readonly Found[],
  selection: AttributeSelection,
): Promise<readonly string[]> {
  const [first] = items
  if (first && items.every(({ endpoint }) => endpoint === first.endpoint)) {
    const stored = items.map((each) => each.stored)
    return writeResources(site, first.endpoint, stored, selection)
  }
  const written = new Map<Found, string>()
  for (const [endpoint, found] of Map.groupBy(items, (each) => each.endpoint)) {
    const stored = found.map((each) => each.stored)
    const texts = await writeResources(site, endpoint, stored, selection)
    for (const [index, each] of found.entries()) written.set(each, texts[index] ?? '{}')
  }
  return items.map((each) => written.get(each) ?? '{}')
}
