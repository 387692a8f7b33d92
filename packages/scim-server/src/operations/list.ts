import type { Handler } from '@pingone-sandbox/http'
import type { Endpoint } from '../directory/endpoint.ts'
import type { Service } from '../directory/service.ts'
import { respondPage } from '../listing/respond-page.ts'
import { receiveQuery } from '../request/receive-query.ts'

/**
 * Answers with a page of the resources that match a query: of one type, or at the root of all types.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2 RFC 7644 §3.4.2}
 */
export function listResources(service: Service, endpoints: readonly Endpoint[]): Handler {
  return (request) => {
    const site = { service, base: request.base }
    return respondPage(site, endpoints, receiveQuery(request, service.limits))
  }
}
