import { type HttpRequest, noContent, type Route } from '@pingone-sandbox/http'
import { reference } from '@pingone-sandbox/contract'
import type { Directory } from '../directory/directory.ts'
import { hal } from './hal.ts'
import { representMembership, representMemberships } from './membership-resource.ts'
import { param, readInput } from './request-reading.ts'

const COLLECTION = '/v1/environments/:environmentId/groups/:groupId/memberOfGroups'
const ITEM = `${COLLECTION}/:memberOfGroupId`

/** Groups within groups. @see {@link https://developer.pingidentity.com/pingone-api/platform/groups/group-nesting.html} */
export function groupNestingRoutes({ nestings, groups }: Directory): readonly Route[] {
  const ownerOf = (request: HttpRequest) => ({
    path: `/groups/${param(request, 'groupId')}`,
    groups,
  })

  return [
    {
      method: 'GET',
      path: COLLECTION,
      handle: async (request) => {
        const { environmentId, groupId } = childOf(request)
        const found = await nestings.list(environmentId, groupId)
        return hal(200, await representMemberships(request, ownerOf(request), found))
      },
    },
    {
      method: 'POST',
      path: COLLECTION,
      handle: async (request) => {
        const { id: memberOfGroupId } = readInput(request, reference)
        const added = await nestings.add({ ...childOf(request), memberOfGroupId })
        return hal(201, await representMembership(request, ownerOf(request), added))
      },
    },
    {
      method: 'GET',
      path: ITEM,
      handle: async (request) => {
        const found = await nestings.get(keyOf(request))
        return hal(200, await representMembership(request, ownerOf(request), found))
      },
    },
    {
      method: 'DELETE',
      path: ITEM,
      handle: async (request) => {
        await nestings.remove(keyOf(request))
        return noContent()
      },
    },
  ]
}

function childOf(request: HttpRequest) {
  return { environmentId: param(request, 'environmentId'), groupId: param(request, 'groupId') }
}

function keyOf(request: HttpRequest) {
  return { ...childOf(request), memberOfGroupId: param(request, 'memberOfGroupId') }
}
