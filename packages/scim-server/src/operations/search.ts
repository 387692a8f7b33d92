import type { Handler } from '@pingone-sandbox/http'
import type { Endpoint } from '../directory/endpoint.ts'
import type { Service } from '../directory/service.ts'
import { respondPage } from '../listing/respond-page.ts'
import { receiveSearch } from '../request/receive-query.ts'

/**
 * Answers a query by POST like the same query by GET, without personal data in a URL.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.3 RFC 7644 §3.4.3}
 */
export function searchResources(service: Service, endpoints: readonly Endpoint[]): Handler {
  return (request) => {
    const site = { service, base: request.base }
    return respondPage(site, endpoints, receiveSearch(request, service.limits))
  }
}
