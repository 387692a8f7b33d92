import { type HttpRequest, noContent, type Route } from '@pingone-sandbox/http'
import { groupInput, type GroupInput } from '@pingone-sandbox/contract'
import type { Directory } from '../directory/directory.ts'
import type { GroupDocument } from '../records/documents.ts'
import { representGroup } from './group-resource.ts'
import { hal, toCollection } from './hal.ts'
import { param, readInput, readListOptions, readObject } from './request-reading.ts'
import { parseInput } from '../records/parse-input.ts'

const COLLECTION = '/v1/environments/:environmentId/groups'
const ITEM = `${COLLECTION}/:groupId`

/** Groups; they have no PATCH. @see {@link https://developer.pingidentity.com/pingone-api/platform/groups.html} */
export function groupRoutes({ groups }: Directory): readonly Route[] {
  const represent = (request: HttpRequest, group: GroupDocument) =>
    representGroup(request, group, groups)

  return [
    {
      method: 'GET',
      path: COLLECTION,
      handle: async (request) => {
        const page = await groups.list(param(request, 'environmentId'), readListOptions(request))
        const items = await Promise.all(page.items.map((item) => represent(request, item)))
        return hal(200, toCollection(request, 'groups', { ...page, items }))
      },
    },
    {
      method: 'POST',
      path: COLLECTION,
      handle: async (request) => {
        const input = readGroup(request)
        const created = await groups.create(param(request, 'environmentId'), input)
        return hal(201, await represent(request, created))
      },
    },
    {
      method: 'GET',
      path: ITEM,
      handle: async (request) =>
        hal(200, await represent(request, await groups.get(...keyOf(request)))),
    },
    {
      method: 'PUT',
      path: ITEM,
      handle: async (request) => {
        const input = readGroup(request)
        return hal(200, await represent(request, await groups.replace(...keyOf(request), input)))
      },
    },
    {
      method: 'DELETE',
      path: ITEM,
      handle: async (request) => {
        await groups.delete(...keyOf(request))
        return noContent()
      },
    },
  ]
}

/** Reads a group; `customData` is stored unchanged, including blanks. */
function readGroup(request: HttpRequest): GroupInput {
  const { customData: _, ...input } = readInput(request, groupInput)
  const whole = parseInput(
    groupInput.shape.customData,
    readObject(request)['customData'] ?? undefined,
  )
  return { ...input, ...(whole && { customData: whole }) }
}

function keyOf(request: HttpRequest): [environmentId: string, groupId: string] {
  return [param(request, 'environmentId'), param(request, 'groupId')]
}
