import { shownOf } from '../secrecy/shown-response.ts'
import type { OutboundResponse } from '../wire/transport.ts'

const redirects: ReadonlySet<number> = new Set([300, 301, 302, 303, 307, 308])

/**
 * Tells whether the target may have carried out a redirected request: after a 303, and after a 301 or 302, which many servers send in
 * its place (RFC 9110 §15.4.4). A 307 or 308 asks for the same request at another URL.
 */
export const isOpenRedirect = (status: number | undefined): boolean =>
  status === 301 || status === 302 || status === 303

/**
 * Describes the target of a redirect, to follow "The target answered 302"; undefined for other answers.
 *
 * Omits credentials and query of the address, which may be secret.
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
