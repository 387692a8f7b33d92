import type { Handler } from '@pingone-sandbox/http'
import { readDocument } from '../directory/documents.ts'
import type { Endpoint } from '../directory/endpoint.ts'
import type { Service } from '../directory/service.ts'
import { respondResource } from '../presentation/present.ts'
import { assertMatch, isKnownToClient } from '../versions/preconditions.ts'

/**
 * Returns a resource by its id, or 304 if the client has this version.
 *
 * The version includes the links to groups and members: it changes when a user joins a group.
 *
 * @throws {ScimError} 404, or 412 when `If-Match` names another version.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.1 RFC 7644 §3.4.1}
 */
export function readResource(service: Service, endpoint: Endpoint): Handler {
  return async (request) => {
    const stored = await readDocument(service.store, endpoint, request.params['id'])
    assertMatch(request, stored.version)
    const site = { service, base: request.base }
    const answer = await respondResource(site, endpoint, stored, { status: 200, request })
    const etag = answer.headers['etag'] ?? ''
    return isKnownToClient(request, etag) ? { status: 304, headers: { etag } } : answer
  }
}
