import type { HttpRequest } from '@pingone-sandbox/http'
import type { Complex } from '@pingone-sandbox/scim'
import type { Stored } from '@pingone-sandbox/store'
import { readDocument, reviseDocument, type ResourceDocument } from '../directory/documents.ts'
import type { Endpoint } from '../directory/endpoint.ts'
import type { Service } from '../directory/service.ts'
import { planMemberships, type MemberStep } from '../membership/membership-plan.ts'
import { assertPreconditions } from '../versions/preconditions.ts'
import { commitWithRetry } from './commit.ts'

/** The change of a resource by a request. Nothing changes when `attributes` is the document itself. */
export interface Update {
  readonly attributes: Complex
  readonly steps: readonly MemberStep[]
}

/**
 * Changes a resource and its memberships in one commit. Repeats the change when another request has changed the resource meanwhile.
 *
 * Writes nothing when nothing changes, so that version and `lastModified` stay (RFC 7644 §3.5.2.1).
 *
 * @throws {ScimError} 404, 412, and the errors of `change`.
 */
export function updateResource(
  service: Service,
  endpoint: Endpoint,
  request: HttpRequest,
  change: (document: ResourceDocument) => Update,
): Promise<Stored<ResourceDocument>> {
  const { store, clock } = service
  return commitWithRetry(async () => {
    const stored = await readDocument(store, endpoint, request.params['id'])
    assertPreconditions(request, stored.version)
    const { attributes, steps } = change(stored.document)
    const site = { service, base: request.base }
    const memberships = await planMemberships(site, stored.document.id, steps)
    if (attributes === stored.document && memberships.length === 0) return stored

    const document = reviseDocument(endpoint, stored.document, { attributes, at: clock() })
    const json = JSON.stringify(document)
    const { collection } = endpoint
    const [version = stored.version] = await store.commit([
      {
        kind: 'put',
        collection,
        document,
        json,
        expectedVersion: stored.version,
        previous: stored,
      },
      ...memberships,
    ])
    return { id: document.id, document, version, json }
  })
}
