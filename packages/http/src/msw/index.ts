import { http, type RequestHandler } from 'msw'
import { answerRequest } from '../fetch/answer-request.ts'
import type { HostOptions } from '../request-body.ts'
import type { Router } from '../router.ts'

/**
 * Hosts a router behind a URL that MSW intercepts, in Node and in the browser.
 *
 * Takes every request at or below `baseUrl`; others are left to other handlers. Route paths count from the root of the
 * URL's origin, as in Express. A function makes the router with the first request.
 *
 * @example setupServer(...toMsw(router, 'http://scim.test/scim/v2'))
 */
export function toMsw(
  router: Router | (() => Promise<Router>),
  baseUrl: string,
  options: HostOptions = {},
): readonly RequestHandler[] {
  const isBelow = createUrlTest(baseUrl)
  return [
    http.all(
      ({ request }) => isBelow(new URL(request.url)),
      async ({ request }) =>
        answerRequest(typeof router === 'function' ? await router() : router, request, options),
    ),
  ]
}

function createUrlTest(baseUrl: string): (url: URL) => boolean {
  const base = new URL(baseUrl)
  const folder = base.pathname.endsWith('/') ? base.pathname : `${base.pathname}/`
  return ({ origin, pathname }) => origin === base.origin && `${pathname}/`.startsWith(folder)
}
