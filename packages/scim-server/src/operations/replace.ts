import type { Handler } from '@pingone-sandbox/http'
import { replaceResource as replaceAttributes, specifiedInResource } from '@pingone-sandbox/scim'
import type { Endpoint } from '../directory/endpoint.ts'
import type { Service } from '../directory/service.ts'
import { splitMembers } from '../membership/member-steps.ts'
import { respondResource } from '../presentation/present.ts'
import { receiveObject } from '../request/receive.ts'
import { updateResource } from '../writing/update.ts'

/**
 * Replaces the attributes of a resource: what the request leaves out is cleared, what is read-only stays.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.5.1 RFC 7644 §3.5.1}
 */
export function replaceResource(service: Service, endpoint: Endpoint): Handler {
  return async (request) => {
    const { tolerances } = service
    const received = receiveObject(request)
    const { attributes, memberIds } = splitMembers(received, endpoint, tolerances)
    const stored = await updateResource(service, endpoint, request, (document) => ({
      attributes: replaceAttributes(document, attributes, endpoint.type, { tolerances }),
      steps: memberIds ? [{ kind: 'remove-all' }, { kind: 'add', ids: memberIds }] : [],
    }))
    const site = { service, base: request.base }
    const specified = () => specifiedInResource(attributes, endpoint.type)
    return respondResource(site, endpoint, stored, { status: 200, request, specified })
  }
}
