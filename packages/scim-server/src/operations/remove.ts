import { noContent, type Handler } from '@pingone-sandbox/http'
import type { Write } from '@pingone-sandbox/store'
import { reviseDocument, type ResourceDocument, readDocument } from '../directory/documents.ts'
import type { Endpoint } from '../directory/endpoint.ts'
import type { Service } from '../directory/service.ts'
import { findMemberships } from '../membership/find-memberships.ts'
import { deleteMemberships } from '../membership/membership-plan.ts'
import { assertPreconditions } from '../versions/preconditions.ts'
import { commitWithRetry } from '../writing/commit.ts'

/**
 * Deletes a resource and its memberships at either end.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.6 RFC 7644 §3.6}
 */
export function removeResource(service: Service, endpoint: Endpoint): Handler {
  const { store } = service
  return async (request) => {
    const removed = await commitWithRetry(async () => {
      const { document, version } = await readDocument(store, endpoint, request.params['id'])
      assertPreconditions(request, version)
      const { id } = document
      await store.commit([
        { kind: 'delete', collection: endpoint.collection, id, expectedVersion: version },
        ...(await removeFromGroups(service, id)),
        ...deleteMemberships(service, await findMemberships(service, 'groupId', [id])),
      ])
      return id
    })
    // A group may have added it between the read and the commit; after the commit no group can.
    await commitWithRetry(async () => {
      const remaining = await removeFromGroups(service, removed)
      if (remaining.length > 0) await store.commit(remaining)
    })
    return noContent()
  }
}

/** Makes the writes that remove a member from its groups. Each group gets a new version and `lastModified`. */
async function removeFromGroups(service: Service, memberId: string): Promise<readonly Write[]> {
  const { store, clock, groups } = service
  const memberships = await findMemberships(service, 'memberId', [memberId])
  const left = await Promise.all(
    memberships.map(({ groupId }) => store.get<ResourceDocument>(groups.collection, groupId)),
  )
  const touched = left.flatMap((group): Write[] => {
    if (!group) return []
    const change = { attributes: group.document, at: clock() }
    const document = reviseDocument(groups, group.document, change)
    const { collection } = groups
    return [{ kind: 'put', collection, document, expectedVersion: group.version }]
  })
  return [...touched, ...deleteMemberships(service, memberships)]
}
