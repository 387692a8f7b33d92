import type { HttpRequest } from '@pingone-sandbox/http'
import type { MemberOfGroup } from '../directory/member-of-groups.ts'
import { toResource } from './hal.ts'

/** Represents the membership of a user or a group; `owner` is its path below the environment: `/users/1`. */
export function representMembership(
  request: HttpRequest,
  owner: string,
  { group, type }: MemberOfGroup,
) {
  const { id, environmentId, name } = group
  return toResource(
    request,
    { id, environmentId, name, type },
    {
      self: `${owner}/memberOfGroups/${id}`,
      [owner.startsWith('/users/') ? 'user' : 'nestedGroup']: owner,
      group: `/groups/${id}`,
    },
  )
}
