import type { LeftResource } from '@pingone-sandbox/contract'
import type { Endpoint } from '../themes/endpoint.ts'
import type { MadeResource, MadeResources } from '../wire/made-resources.ts'
import { isMarked, markerFamily } from '../wire/marker.ts'
import {
  idOf,
  memberOf,
  nameAttributeOf,
  nameOf,
  pathOf,
  type ResourceType,
  resourcesIn,
  isObject,
} from '../wire/resource.ts'

/** Removes what the runs of `check` have made: what this run knows, and what a search by the marker finds. Returns what remains. */
export async function cleanUp(
  endpoint: Endpoint,
  made: MadeResources,
): Promise<{ readonly removed: number; readonly left: readonly LeftResource[] }> {
  const left: LeftResource[] = []
  let removed = 0
  // Groups first: some endpoints do not remove a user who is a member.
  for (const type of ['Group', 'User'] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one request after the other
    const found = await searchMarked(endpoint, type)
    const known = made.all().filter((resource) => resource.type === type)
    const all = new Map([...found, ...known].map((resource) => [resource.id, resource]))
    for (const resource of all.values()) {
      // oxlint-disable-next-line no-await-in-loop
      const reason = await removeOne(endpoint, resource)
      if (reason === undefined) {
        removed += 1
        made.remove(type, resource.id)
      } else if (reason !== 'foreign') left.push({ ...resource, reason })
    }
  }
  return { removed, left }
}

/** Returns why a resource is still there; undefined when it is gone. */
async function removeOne(
  endpoint: Endpoint,
  { type, id }: MadeResource,
): Promise<string | undefined> {
  const before = await endpoint.read(type, id)
  if (isGone(before.status)) return undefined
  const name = nameOf(resourcesIn(before.body)[0] ?? {})
  if (name !== undefined && !isMarked(name)) return 'foreign'
  const answer = await endpoint.remove(type, id)
  const after = await endpoint.read(type, id)
  if (isGone(after.status)) return undefined
  if (after.status !== 200)
    return `DELETE is answered with ${answer.status ?? 'nothing'}, and the read after it with ${after.status ?? 'nothing'}.`
  return `DELETE is answered with ${answer.status ?? 'nothing'}, and the endpoint still has it.`
}

const isGone = (status: number | undefined) => status === 404 || status === 410

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
