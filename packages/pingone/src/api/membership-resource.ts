import type { HttpRequest } from '@pingone-sandbox/http'
import type { Groups } from '../directory/groups.ts'
import type { MemberOfGroup } from '../directory/member-of-groups.ts'
import { membershipType } from '../directory/schema.ts'
import { representGroup } from './group-resource.ts'
import { toCollection, toResource } from './hal.ts'
import { isAsked } from './request-reading.ts'
import { selectPage } from './whole-list.ts'

/** Whose memberships they are, and where the groups behind them are read. */
export interface MembershipOwner {
  /** Its path below the environment: `/users/1`. */
  readonly path: string
  readonly groups: Groups
}

/** Represents the membership of a user or a group; `expand=group` embeds the group itself. */
export async function representMembership(
  request: HttpRequest,
  { path, groups }: MembershipOwner,
  { group, type }: MemberOfGroup,
) {
  const { id, environmentId, name } = group
  const resource = toResource(
    request,
    { id, environmentId, name, type },
    {
      self: `${path}/memberOfGroups/${id}`,
      [path.startsWith('/users/') ? 'user' : 'nestedGroup']: path,
      group: `/groups/${id}`,
    },
  )
  if (!isAsked(request, 'expand', 'group')) return resource
  return { ...resource, _embedded: { group: await representGroup(request, group, groups) } }
}

/** Represents those memberships of a user or a group that a request asks for. */
export async function representMemberships(
  request: HttpRequest,
  owner: MembershipOwner,
  memberships: readonly MemberOfGroup[],
) {
  const fieldsOf = ({ group: { id, name }, type }: MemberOfGroup) => ({ id, name, type })
  const page = selectPage(request, memberships, { type: membershipType, fieldsOf })
  const items = await Promise.all(
    page.items.map((each) => representMembership(request, owner, each)),
  )
  return toCollection(request, 'groupMemberships', { ...page, items })
}
