import type { Handler } from '@pingone-sandbox/http'
import { readDocument } from '../documents.ts'
import type { Endpoint } from '../endpoint.ts'
import type { Service } from '../service.ts'
import { formatVersion, isHeldByClient } from '../precondition.ts'
import { respondResource } from '../present.ts'

/**
 * Returns a resource by its id, or 304 to a client that has this version already.
 *
 * A version is that of what can be written here: a user keeps its own when a group takes it in.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.1 RFC 7644 §3.4.1}
 */
export function readResource(service: Service, endpoint: Endpoint): Handler {
  return async (request) => {
    const stored = await readDocument(service.store, endpoint, request.params['id'])
    if (isHeldByClient(request, stored.version)) {
      return { status: 304, headers: { etag: formatVersion(stored.version) } }
    }
    const site = { service, origin: request.origin }
    return respondResource(site, endpoint, stored, { status: 200, request })
  }
}
