import type { HttpResponse, Router } from '@pingone-sandbox/http'
import { request as open, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import type { HostileRequest } from './hostile-requests.ts'

/** A way to have a request answered: by the router itself, or over HTTP. */
export type Ask = (request: HostileRequest) => Promise<HttpResponse>

/** Asks a router as a host would. */
export function askRouter(router: Router): Ask {
  return ({ query, ...request }) =>
    router.handle({ ...request, base: 'http://scim.test', query: new URLSearchParams(query) })
}

/** Asks over HTTP, and leaves the URL as it is where `fetch` would tidy it up. */
export function askOver(origin: string): Ask {
  return async ({ method, path, query, headers, body }) => {
    const url = `${path.replace(/[^!-~]|[?#]/g, '%EF%BF%BD')}?${new URLSearchParams(query).toString()}`
    const { hostname, port } = new URL(origin)
    const received = await new Promise<IncomingMessage>((resolve, reject) => {
      const length = String(Buffer.byteLength(body))
      open({ hostname, port, method, path: url, headers: { ...headers, 'content-length': length } })
        .once('response', resolve)
        .once('error', reject)
        .end(body)
    })
    const answer = { status: received.statusCode ?? 0, body: await text(received) }
    return { ...answer, headers: received.headers as HttpResponse['headers'] }
  }
}

/** A request that is well formed, with the token. */
export function requestTo(method: string, path: string, body = ''): HostileRequest {
  const headers = { authorization: 'Bearer secret', 'content-type': 'application/scim+json' }
  return { method, path: `/scim/v2${path}`, query: {}, headers, body }
}
