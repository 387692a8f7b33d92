import type { HostOptions } from '../request-body.ts'
import type { Router } from '../router.ts'
import { answerRequest } from './answer-request.ts'

/**
 * Makes a `fetch` that a router of this process answers, whatever the origin of the URL. Nothing is sent.
 *
 * @example const answer = await toFetch(router)('http://localhost/v1/environments')
 */
export function toFetch(
  router: Router,
  options: HostOptions = {},
): (url: string, init?: RequestInit) => Promise<Response> {
  return (url, init) => answerRequest(router, new Request(url, init), options)
}
