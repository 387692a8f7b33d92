import { type HttpRequest, noContent, type Route } from '@pingone-sandbox/http'
import { reference } from '../contract/index.ts'
import type { Directory } from '../directory/directory.ts'
import { hal, toCollection, wholeListing } from './hal.ts'
import { representMembership } from './membership-resource.ts'
import { param, readInput } from './request-reading.ts'

const COLLECTION = '/v1/environments/:environmentId/groups/:groupId/memberOfGroups'
const ITEM = `${COLLECTION}/:memberOfGroupId`

/** Groups within groups. @see {@link https://developer.pingidentity.com/pingone-api/platform/groups/group-nesting.html} */
export function groupNestingRoutes({ nestings }: Directory): readonly Route[] {
  return [
    {
      method: 'GET',
      path: COLLECTION,
      handle: async (request) => {
        const { environmentId, groupId } = childOf(request)
        const found = await nestings.list(environmentId, groupId)
        const items = found.map((each) => representMembership(request, ownerOf(request), each))
        return hal(200, toCollection(request, 'groupMemberships', wholeListing(items)))
      },
    },
    {
      method: 'POST',
      path: COLLECTION,
      handle: async (request) => {
        const { id: memberOfGroupId } = readInput(request, reference)
        const added = await nestings.add({ ...childOf(request), memberOfGroupId })
        return hal(201, representMembership(request, ownerOf(request), added))
      },
    },
    {
      method: 'GET',
      path: ITEM,
      handle: async (request) => {
        const found = await nestings.get(keyOf(request))
        return hal(200, representMembership(request, ownerOf(request), found))
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

function ownerOf(request: HttpRequest): string {
  return `/groups/${param(request, 'groupId')}`
}
