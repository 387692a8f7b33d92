import type { Handler } from '@pingone-sandbox/http'
import { specifiedInResource, validateResource } from '@pingone-sandbox/scim'
import { createDocument } from '../directory/documents.ts'
import type { Endpoint } from '../directory/endpoint.ts'
import type { Service } from '../directory/service.ts'
import { splitMembers } from '../membership/member-steps.ts'
import { planMemberships } from '../membership/membership-plan.ts'
import { respondResource } from '../presentation/present.ts'
import { receiveObject } from '../request/receive.ts'

/**
 * Creates a resource, and a group's memberships with it.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.3 RFC 7644 §3.3}
 */
export function createResource(service: Service, endpoint: Endpoint): Handler {
  const { links, ...unlinked } = endpoint
  // A new user is not in a group.
  const shown = links?.end === 'memberId' ? unlinked : endpoint
  return async (request) => {
    const site = { service, base: request.base }
    const { tolerances } = service
    const received = receiveObject(request)
    const { attributes, memberIds } = splitMembers(received, endpoint, tolerances)
    const id = service.newId()
    const issued = { id, at: service.clock() }
    const resource = validateResource(attributes, endpoint.type, { tolerances })
    const document = createDocument(endpoint, resource, issued)
    const json = JSON.stringify(document)
    const steps = memberIds ? [{ kind: 'add' as const, ids: memberIds }] : []
    const [version = 1] = await service.store.commit([
      { kind: 'put', collection: endpoint.collection, document, json, expectedVersion: 0 },
      ...(await planMemberships(site, id, steps)),
    ])
    const specified = () => specifiedInResource(attributes, endpoint.type)
    const answer = { status: 201, request, specified }
    return respondResource(site, shown, { id, document, version, json }, answer)
  }
}
