import { noContent, type Handler } from '@pingone-sandbox/http'
import type { Write } from '@pingone-sandbox/store'
import { commitUncontended } from '../commit.ts'
import { reviseDocument, type ResourceDocument, readDocument } from '../documents.ts'
import { groupsEndpoint, type Endpoint } from '../endpoint.ts'
import { findMemberships } from '../membership.ts'
import { cutMemberships } from '../membership-plan.ts'
import type { Service } from '../options.ts'
import { assertMatch } from '../precondition.ts'

/**
 * Deletes a resource, and with it its memberships at either end.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.6 RFC 7644 §3.6}
 */
export function removeResource(service: Service, endpoint: Endpoint): Handler {
  const { store } = service
  return (request) =>
    commitUncontended(async () => {
      const { document, version } = await readDocument(store, endpoint, request.params['id'])
      assertMatch(request, version)
      const { id } = document
      await store.commit([
        { kind: 'delete', collection: endpoint.collection, id, expectedVersion: version },
        ...(await leaveGroups(service, id)),
        ...cutMemberships(await findMemberships(store, 'groupId', [id])),
      ])
      return noContent()
    })
}

/** A group whose member disappears is another group than before: its version and time of change say so. */
async function leaveGroups({ store, clock }: Service, memberId: string): Promise<readonly Write[]> {
  const memberships = await findMemberships(store, 'memberId', [memberId])
  const groups = await Promise.all(
    memberships.map(({ groupId }) =>
      store.get<ResourceDocument>(groupsEndpoint.collection, groupId),
    ),
  )
  const touched = groups.flatMap((group): Write[] => {
    if (!group) return []
    const document = reviseDocument(groupsEndpoint, group.document, {
      attributes: group.document,
      at: clock(),
    })
    const { collection } = groupsEndpoint
    return [{ kind: 'put', collection, document, expectedVersion: group.version }]
  })
  return [...touched, ...cutMemberships(memberships)]
}
