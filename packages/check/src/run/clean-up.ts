import type { LeftResource } from '@pingone-sandbox/contract'
import type { Endpoint } from '../themes/endpoint.ts'
import type { MadeResource, MadeResources } from '../wire/made-resources.ts'
import { isMarked } from '../wire/marker.ts'
import { nameOf, type ResourceType, resourcesIn } from '../wire/resource.ts'
import { listMarked, searchMarked } from './search-marked.ts'

/** What a clean-up did. */
export interface CleanUp {
  readonly removed: number
  readonly left: readonly LeftResource[]
}

// Groups first: some endpoints do not remove a user who is a member.
const inOrder = ['Group', 'User'] as const

/** Removes what the runs of `check` have made: what this run knows, and what a search by the marker finds. */
export async function cleanUp(endpoint: Endpoint, made: MadeResources): Promise<CleanUp> {
  const left: LeftResource[] = []
  let removed = 0
  for (const type of inOrder) {
    // oxlint-disable-next-line no-await-in-loop -- one request after the other
    const found = await searchMarked(endpoint, type)
    const all = new Map([...found, ...madeOf(type, made)].map((each) => [each.id, each]))
    // oxlint-disable-next-line no-await-in-loop
    const result = await removeAll(endpoint, type, { resources: [...all.values()], made })
    left.push(...result.left)
    removed += result.removed
  }
  return { removed, left }
}

/** Removes what this run knows to have made. */
export async function removeMade(endpoint: Endpoint, made: MadeResources): Promise<void> {
  for (const type of inOrder)
    // oxlint-disable-next-line no-await-in-loop -- one request after the other
    await removeAll(endpoint, type, { resources: madeOf(type, made), made })
}

const madeOf = (type: ResourceType, made: MadeResources) =>
  made.all().filter((resource) => resource.type === type)

async function removeAll(
  endpoint: Endpoint,
  type: ResourceType,
  { resources, made }: { resources: readonly MadeResource[]; made: MadeResources },
): Promise<CleanUp> {
  const left: LeftResource[] = []
  const unknown: LeftResource[] = []
  let removed = 0
  const settle = ({ id }: MadeResource) => {
    removed += 1
    made.remove(type, id)
  }
  for (const resource of resources) {
    // oxlint-disable-next-line no-await-in-loop -- one request after the other
    const { end, reason = '' } = await removeOne(endpoint, resource)
    if (end === 'gone') settle(resource)
    else if (end === 'kept') left.push({ ...resource, reason })
    else if (end === 'unknown') unknown.push({ ...resource, reason })
  }
  if (unknown.length > 0) {
    // An endpoint that answers the read of what is gone with another error than 404 shows by its list what it has.
    const { resources: shown, isWhole } = await listMarked(endpoint, type)
    for (const resource of unknown) {
      if (isWhole && !shown.some(({ id }) => id === resource.id)) settle(resource)
      else left.push(resource)
    }
  }
  return { removed, left }
}

/** What has become of a resource; `unknown` where neither its presence nor its absence shows. */
interface Removal {
  readonly end: 'gone' | 'kept' | 'foreign' | 'unknown'
  readonly reason?: string
}

async function removeOne(endpoint: Endpoint, { type, id }: MadeResource): Promise<Removal> {
  // The first read after a write may show the state before it, where a copy answers.
  const first = await endpoint.read(type, id)
  const before = isGone(first.status) ? await endpoint.read(type, id) : first
  if (isGone(before.status)) return { end: 'gone' }
  const name = nameOf(resourcesIn(before.body)[0] ?? {})
  if (name !== undefined && !isMarked(name)) return { end: 'foreign' }
  const answer = await endpoint.remove(type, id)
  if (isGone((await endpoint.read(type, id)).status)) return { end: 'gone' }
  const after = await endpoint.read(type, id)
  if (isGone(after.status)) return { end: 'gone' }
  const answered = `DELETE is answered with ${answer.status ?? 'nothing'}`
  return after.status === 200 && resourcesIn(after.body).length > 0
    ? { end: 'kept', reason: `${answered}, and the endpoint still has it.` }
    : {
        end: 'unknown',
        reason: `${answered}, and the read after it with ${after.status ?? 'nothing'}.`,
      }
}

const isGone = (status: number | undefined) => status === 404 || status === 410
