import type { Endpoint } from '../themes/endpoint.ts'
import type { MadeResource } from '../wire/made-resources.ts'
import { isMarked, markerFamily } from '../wire/marker.ts'
import {
  idOf,
  isObject,
  memberOf,
  nameAttributeOf,
  nameOf,
  pathOf,
  type ResourceType,
  resourcesIn,
} from '../wire/resource.ts'

/** So many resources are looked through at an endpoint that does not search by the marker. */
const most = 2000
const pageSize = 200

/** Finds what carries the marker of any run. */
export async function searchMarked(
  endpoint: Endpoint,
  type: ResourceType,
): Promise<readonly MadeResource[]> {
  const filter = encodeURIComponent(`${nameAttributeOf[type]} sw "${markerFamily}"`)
  const byFilter = await readPages(endpoint, type, `filter=${filter}`)
  return byFilter.length > 0 ? byFilter : readPages(endpoint, type, '')
}

async function readPages(
  endpoint: Endpoint,
  type: ResourceType,
  query: string,
): Promise<readonly MadeResource[]> {
  const found = new Map<string, MadeResource>()
  const seen = new Set<string>()
  while (seen.size < most) {
    const page = `startIndex=${seen.size + 1}&count=${pageSize}`
    // oxlint-disable-next-line no-await-in-loop -- a page leads to the next
    const { body } = await endpoint.get(
      `${pathOf[type]}?${query === '' ? page : `${query}&${page}`}`,
    )
    const before = seen.size
    for (const resource of resourcesIn(body)) {
      const [id, name] = [idOf(resource), nameOf(resource)]
      if (id === undefined) continue
      seen.add(id)
      if (name !== undefined && isMarked(name)) found.set(id, { type, id, name })
    }
    const total = isObject(body) ? Number(memberOf(body, 'totalResults')) : 0
    if (seen.size === before || !(seen.size < total)) break
  }
  return [...found.values()]
}
