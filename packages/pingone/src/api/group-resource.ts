import type { HttpRequest } from '@pingone-sandbox/http'
import type { GroupDocument } from '../records/documents.ts'
import type { Groups } from '../directory/groups.ts'
import { toResource } from './hal.ts'
import { isAsked } from './request-reading.ts'

/** Represents a group, with the counts of all its members where `include` asks for them. */
export async function representGroup(request: HttpRequest, group: GroupDocument, groups: Groups) {
  const { environmentId, id } = group
  return {
    ...toResource(request, group, {
      self: `/groups/${id}`,
      memberOfGroups: `/groups/${id}/memberOfGroups`,
    }),
    directMemberCounts: await groups.countMembers(environmentId, id),
    ...(isAsked(request, 'include', 'totalMemberCounts') && {
      totalMemberCounts: await groups.countAllMembers(environmentId, id),
    }),
  }
}
