import { shownOf } from './secrecy/shown-response.ts'
import type { OutboundResponse } from './transport.ts'

const redirects: ReadonlySet<number> = new Set([300, 301, 302, 303, 307, 308])

/**
 * Says where a redirect leads, as the end of "The target answered 302"; undefined when an answer is none.
 *
 * Credentials and query of the address stay out of it: they may be secrets.
 */
export function describeRedirect(response: OutboundResponse): string | undefined {
  if (!redirects.has(response.status)) return undefined
  const location = shownOf(response).headers['location']?.trim() ?? ''
  if (location === '') return ', a redirect without a Location, so that it leads nowhere'
  const shown = location
    .replace(/^([a-z][a-z\d+.-]*:)?\/\/[^/?#]*@/i, '$1//')
    .replace(/#.*/, '')
    .replace(/\?.*/, '?…')
  return `, a redirect to ${shown}, which is not followed`
}
