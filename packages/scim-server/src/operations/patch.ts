import type { Handler } from '@pingone-sandbox/http'
import {
  applyPatch,
  findAttribute,
  parsePatchRequest,
  specifiedInPatch,
} from '@pingone-sandbox/scim'
import type { Endpoint } from '../directory/endpoint.ts'
import type { Service } from '../directory/service.ts'
import { splitGroupPatch } from '../membership/member-steps.ts'
import { respondResource } from '../presentation/present.ts'
import { receiveObject } from '../request/receive.ts'
import { formatVersion } from '../versions/entity-tag.ts'
import { updateResource } from '../writing/update.ts'

/**
 * Applies the operations of a PATCH request, all or none.
 *
 * Returns a user in full. Answers 204 for a group unless the request selects attributes, or sets one that is returned on request: the
 * cost of changing one member must not grow with the number of members.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2 RFC 7644 §3.5.2}
 */
export function patchResource(service: Service, endpoint: Endpoint): Handler {
  return async (request) => {
    const { tolerances } = service
    const { Operations } = parsePatchRequest(receiveObject(request), tolerances)
    const isGroup = endpoint.name === 'Group'
    const { steps, operations } = isGroup
      ? splitGroupPatch(Operations, tolerances)
      : { steps: [], operations: Operations }
    const stored = await updateResource(service, endpoint, request, (document) => ({
      attributes: applyPatch(document, operations, endpoint.type, { tolerances }),
      steps,
    }))
    const specified = () => specifiedInPatch(operations, endpoint.type, tolerances)
    const returnsBody =
      !isGroup ||
      request.query.has('attributes') ||
      request.query.has('excludedAttributes') ||
      specifiesOnRequest(endpoint, specified)
    if (!returnsBody) {
      return { status: 204, headers: { etag: formatVersion(stored.version) } }
    }
    const site = { service, base: request.base }
    return respondResource(site, endpoint, stored, { status: 200, request, specified })
  }
}

/** Tells whether a request has specified an attribute with `returned: request` (RFC 7643 §7). */
function specifiesOnRequest(
  { type, isServedWhole }: Endpoint,
  specified: () => ReadonlySet<string>,
): boolean {
  if (isServedWhole) return false
  return [...specified()].some(
    (name) => findAttribute(type, name)?.definition.returned === 'request',
  )
}
