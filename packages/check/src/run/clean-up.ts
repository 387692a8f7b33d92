import type { LeftResource } from '@pingone-sandbox/contract'
import type { Endpoint } from '../themes/endpoint.ts'
import type { MadeResource, MadeResources } from '../wire/made-resources.ts'
import { isMarked } from '../wire/marker.ts'
import { nameOf, resourcesIn } from '../wire/resource.ts'
import { searchMarked } from './search-marked.ts'

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
    const known = made.all().filter((resource) => resource.type === type)
    const all = new Map([...found, ...known].map((resource) => [resource.id, resource]))
    // oxlint-disable-next-line no-await-in-loop
    const result = await removeAll(endpoint, [...all.values()], made)
    left.push(...result.left)
    removed += result.removed
  }
  return { removed, left }
}

/** Removes what this run knows to have made. */
export async function removeMade(endpoint: Endpoint, made: MadeResources): Promise<void> {
  for (const type of inOrder)
    // oxlint-disable-next-line no-await-in-loop -- one request after the other
    await removeAll(
      endpoint,
      made.all().filter((resource) => resource.type === type),
      made,
    )
}

async function removeAll(
  endpoint: Endpoint,
  resources: readonly MadeResource[],
  made: MadeResources,
): Promise<CleanUp> {
  const left: LeftResource[] = []
  let removed = 0
  for (const resource of resources) {
    // oxlint-disable-next-line no-await-in-loop
    const reason = await removeOne(endpoint, resource)
    if (reason === undefined) {
      removed += 1
      made.remove(resource.type, resource.id)
    } else if (reason !== 'foreign') left.push({ ...resource, reason })
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
