import type { HttpRequest } from '@pingone-sandbox/http'
import type { Complex } from '@pingone-sandbox/scim'
import type { Stored } from '@pingone-sandbox/store'
import { readDocument, reviseDocument, type ResourceDocument } from '../directory/documents.ts'
import type { Endpoint } from '../directory/endpoint.ts'
import type { Service } from '../directory/service.ts'
import { planMemberships, type MemberStep } from '../membership/membership-plan.ts'
import { assertPreconditions } from '../versions/preconditions.ts'
import { commitUncontended } from './commit.ts'

/** What a request makes of a resource. `attributes` that are the document itself change nothing. */
export interface Update {
  readonly attributes: Complex
  readonly steps: readonly MemberStep[]
}

/**
 * Changes a resource and its memberships in one commit, on top of whatever other requests did meanwhile.
 *
 * Nothing is written when nothing changes, so that the version and the time of change stay (RFC 7644 §3.5.2.1).
 *
 * @throws {ScimError} 404, 412, and what the change throws.
 */
export function updateResource(
  service: Service,
  endpoint: Endpoint,
  request: HttpRequest,
  change: (document: ResourceDocument) => Update,
): Promise<Stored<ResourceDocument>> {
  const { store, clock } = service
  return commitUncontended(async () => {
    const stored = await readDocument(store, endpoint, request.params['id'])
    assertPreconditions(request, stored.version)
    const { attributes, steps } = change(stored.document)
    const site = { service, base: request.base }
    const memberships = await planMemberships(site, stored.document.id, steps)
    if (attributes === stored.document && memberships.length === 0) return stored

    const document = reviseDocument(endpoint, stored.document, { attributes, at: clock() })
    const { collection } = endpoint
    const [version = stored.version] = await store.commit([
      { kind: 'put', collection, document, expectedVersion: stored.version },
      ...memberships,
    ])
    return { id: document.id, document, version }
  })
}
