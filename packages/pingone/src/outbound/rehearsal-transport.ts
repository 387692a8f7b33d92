import { isComplex } from '@pingone-sandbox/scim'
import { jsonOf } from '../wire/answer-body.ts'
import { createRehearsedTarget } from './rehearsed-target.ts'
import type { OutboundRequest, Transport, TransportResult } from '../wire/transport.ts'

/** The number of consecutive requests without an answer after which no more are sent. */
const patience = 3

/**
 * Wraps a transport so that only reads and token requests are sent. Writes get the answers of a correct target.
 *
 * Writes are remembered, and later reads show them.
 */
export function createRehearsalTransport(
  send: Transport,
  isTokenRequest: (request: OutboundRequest) => boolean,
): Transport {
  const target = createRehearsedTarget()
  /** The searches that would find a resource that was created. */
  const found = new Map<string, object>()
  let searched = ''
  let unanswered = 0
  let silence: TransportResult | undefined

  async function read(request: OutboundRequest): Promise<TransportResult> {
    const { url } = request
    if (url.includes('filter=')) searched = url
    const known = found.get(url) ?? target.written(url)
    if (known) return answer(200, known)
    if (target.isRemoved(url)) return answer(404)
    const result = await ask(request)
    const { response } = result
    const shown = response?.status === 200 ? jsonOf(response) : undefined
    if (!response || !isComplex(shown)) return result
    const after = target.after(url, shown)
    return after === shown
      ? result
      : { ...result, response: { ...response, body: JSON.stringify(after) } }
  }

  /** A target that does not answer must not delay each user. */
  async function ask(request: OutboundRequest): Promise<TransportResult> {
    if (silence && unanswered >= patience) return silence
    const result = await send(request)
    unanswered = result.failure ? unanswered + 1 : 0
    silence = result.failure && result
    return result
  }

  return async (request) => {
    if (isTokenRequest(request)) return send(request)
    const { method, url, body } = request
    switch (method) {
      case 'GET':
        return read(request)
      case 'POST': {
        const resource = target.post(url, body)
        // The search that found no resource would find the new one from now on.
        found.set(searched, { totalResults: 1, Resources: [resource] })
        return answer(201, resource)
      }
      case 'PUT':
        return answer(200, target.put(url, body))
      case 'PATCH':
        target.patch(url, body)
        return answer(204)
      default:
        if (method === 'DELETE') target.remove(url)
        return answer(204)
    }
  }
}

/** A transport whose requests wait no longer for their answers than `remainingMs`, which may be infinite. */
export function createBoundedTransport(send: Transport, remainingMs: () => number): Transport {
  return (request) => {
    const remaining = remainingMs()
    if (!Number.isFinite(remaining)) return send(request)
    const timeoutMs = Math.max(1, Math.min(request.timeoutMs ?? remaining, remaining))
    return send({ ...request, timeoutMs })
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
