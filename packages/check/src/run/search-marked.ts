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

/** What a search has shown. */
export interface Found {
  readonly resources: readonly MadeResource[]
  /** The endpoint has listed all its resources of the type: what is not among them is not there. */
  readonly isWhole: boolean
}

/** Finds what carries the marker of any run. */
export async function searchMarked(
  endpoint: Endpoint,
  type: ResourceType,
): Promise<readonly MadeResource[]> {
  const filter = encodeURIComponent(`${nameAttributeOf[type]} sw "${markerFamily}"`)
  const { resources } = await readPages(endpoint, type, `filter=${filter}`)
  return resources.length > 0 ? resources : (await listMarked(endpoint, type)).resources
}

/** Finds what carries the marker of any run in the list of all resources of a type. */
export const listMarked = (endpoint: Endpoint, type: ResourceType): Promise<Found> =>
  readPages(endpoint, type, '')

async function readPages(endpoint: Endpoint, type: ResourceType, query: string): Promise<Found> {
  const found = new Map<string, MadeResource>()
  const seen = new Set<string>()
  let total = Infinity
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
    total = isObject(body) ? Number(memberOf(body, 'totalResults') ?? NaN) : NaN
    if (seen.size === before || !(seen.size < total)) break
  }
  return { resources: [...found.values()], isWhole: seen.size >= total }
}
