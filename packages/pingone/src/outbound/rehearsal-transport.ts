import type { OutboundRequest, Transport, TransportResult } from './transport.ts'

/**
 * Wraps a transport so that only reads, and requests for tokens, go out; writes are answered here as a target that does everything
 * right would answer them.
 *
 * What was written is remembered, so that a later read of it meets it.
 */
export function createRehearsalTransport(
  send: Transport,
  isTokenRequest: (request: OutboundRequest) => boolean,
): Transport {
  const written = new Map<string, object>()
  let searched = ''
  let count = 0

  return async (request) => {
    if (isTokenRequest(request)) return send(request)
    const { method, url, body } = request
    switch (method) {
      case 'GET': {
        if (url.includes('filter=')) searched = url
        const known = written.get(url)
        return known ? answer(200, known) : send(request)
      }
      case 'POST': {
        count += 1
        const resource = { ...parse(body), id: `planned-${count}` }
        written.set(`${url}/${resource.id}`, resource)
        // The search that found nobody would find the new resource from now on.
        written.set(searched, { totalResults: 1, Resources: [resource] })
        return answer(201, resource)
      }
      case 'PUT':
        written.set(url, parse(body))
        return answer(200, parse(body))
      default:
        return answer(204)
    }
  }
}

function answer(status: number, body?: object): TransportResult {
  return {
    response: {
      status,
      headers: { 'content-type': 'application/scim+json' },
      body: body === undefined ? '' : JSON.stringify(body),
    },
  }
}

const parse = (body = '{}'): object => JSON.parse(body) as object
