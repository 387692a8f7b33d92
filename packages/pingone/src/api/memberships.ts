import { type HttpRequest, noContent, type Route } from '@pingone-sandbox/http'
import { reference } from '@pingone-sandbox/contract'
import type { Directory } from '../directory/directory.ts'
import { hal } from './hal.ts'
import { representMembership, representMemberships } from './membership-resource.ts'
import { param, readInput } from './request-reading.ts'

const COLLECTION = '/v1/environments/:environmentId/users/:userId/memberOfGroups'
const ITEM = `${COLLECTION}/:groupId`

/** The groups of a user. @see {@link https://developer.pingidentity.com/pingone-api/platform/users/group-membership.html} */
export function membershipRoutes({ memberships, groups }: Directory): readonly Route[] {
  const ownerOf = (request: HttpRequest) => ({ path: `/users/${param(request, 'userId')}`, groups })

  return [
    {
      method: 'GET',
      path: COLLECTION,
      handle: async (request) => {
        const { environmentId, userId } = userOf(request)
        const found = await memberships.list(environmentId, userId)
        return hal(200, await representMemberships(request, ownerOf(request), found))
      },
    },
    {
      method: 'POST',
      path: COLLECTION,
      handle: async (request) => {
        const { id: groupId } = readInput(request, reference)
        const added = await memberships.add({ ...userOf(request), groupId })
        return hal(201, await representMembership(request, ownerOf(request), added))
      },
    },
    {
      method: 'GET',
      path: ITEM,
      handle: async (request) => {
        const found = await memberships.get(keyOf(request))
        return hal(200, await representMembership(request, ownerOf(request), found))
      },
    },
    {
      method: 'DELETE',
      path: ITEM,
      handle: async (request) => {
        await memberships.remove(keyOf(request))
        return noContent()
      },
    },
  ]
}

function userOf(request: HttpRequest) {
  return { environmentId: param(request, 'environmentId'), userId: param(request, 'userId') }
}

function keyOf(request: HttpRequest) {
  return { ...userOf(request), groupId: param(request, 'groupId') }
}
