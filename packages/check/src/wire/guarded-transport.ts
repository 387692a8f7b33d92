import type {
  OutboundRequest,
  OutboundResponse,
  Transport,
  TransportResult,
} from '@pingone-sandbox/pingone'
import type { MadeResources } from './made-resources.ts'
import { withoutForeignValues, withoutStringValues } from './foreign-values.ts'
import { isMarked } from './marker.ts'
import { decodeSegment, type Place, placeOf } from './place.ts'
import {
  idOf,
  type Json,
  memberIdsIn,
  nameOf,
  pathOf,
  type ResourceType,
  resourcesIn,
  resourceTypes,
  tryParse,
} from './resource.ts'

/** A request that the guard did not let through, since it would change what the check did not make. */
export interface WithheldRequest {
  readonly method: string
  readonly url: string
  readonly reason: string
}

export interface GuardedTransport {
  readonly send: Transport
  readonly withheld: () => readonly WithheldRequest[]
  /** The request that was withheld, where this is the result of one. */
  readonly withheldIn: (result: TransportResult) => WithheldRequest | undefined
  /** Waits until no request is in flight. */
  readonly settled: () => Promise<void>
  /** How many requests went to the endpoint. */
  readonly count: () => number
}

export interface GuardOptions {
  readonly send: Transport
  /** The SCIM base URL. */
  readonly endpoint: string
  /** The URL of the token endpoint, where there is one: the only other place that is written to. */
  readonly tokenUrl?: string | undefined
  readonly made: MadeResources
  /** Refuses to send once it is aborted, until the clean-up begins. */
  readonly isStopped: () => boolean
}

/**
 * Wraps a transport so that it changes only what the check has made, and hands on nothing of other resources but their ids and the
 * names of their attributes.
 */
export function createGuardedTransport({
  send,
  endpoint,
  tokenUrl,
  made,
  isStopped,
}: GuardOptions): GuardedTransport {
  const base = endpoint.replace(/\/+$/, '')
  const withheld: WithheldRequest[] = []
  const withheldByResult = new WeakMap<TransportResult, WithheldRequest>()
  const inFlight = new Set<Promise<TransportResult>>()
  let count = 0

  const isOwn = (resource: Json) => {
    const id = idOf(resource)
    if (isMarked(nameOf(resource) ?? '')) return true
    return id !== undefined && resourceTypes.some((type) => made.has(type, id))
  }

  async function deliver(request: OutboundRequest): Promise<TransportResult> {
    count += 1
    const delivery = send(withItsAnswer(request))
    inFlight.add(delivery)
    try {
      return await delivery
    } finally {
      inFlight.delete(delivery)
    }
  }

  function withhold({ method, url }: OutboundRequest, reason: string): TransportResult {
    const result: TransportResult = {
      failure: { code: 'url', message: `The check does not send this: ${reason}.` },
    }
    const request = { method, url, reason }
    withheld.push(request)
    withheldByResult.set(result, request)
    return result
  }

  function learn(type: ResourceType, body: unknown): void {
    for (const resource of resourcesIn(body)) {
      const [id, name] = [idOf(resource), nameOf(resource)]
      if (id === undefined || name === undefined) continue
      if (isMarked(name)) made.add({ type, id, name })
      else if (!made.has(type, id)) made.disown(type, id)
    }
  }

  /** Takes note of what a create has made, even if its answer shows no name or another one. */
  function learnCreated(type: ResourceType, request: OutboundRequest, answer: OutboundResponse) {
    if (answer.status < 200 || answer.status > 299) return
    const sent = tryParse(request.body ?? '')
    const [created] = resourcesIn(tryParse(answer.body))
    const location = answer.headers['location'] ?? ''
    const id = created ? idOf(created) : decodeSegment(location.split('/').at(-1) ?? '')
    const name = nameOf((sent ?? {}) as Json) ?? ''
    if (id !== undefined && id !== '' && !made.has(type, id)) made.claim({ type, id, name })
  }

  /** Reads a resource of which only the answer to a create has told, before anything is done to it. */
  async function settle({ type, id = '' }: Place, request: OutboundRequest): Promise<void> {
    const { 'content-type': _, ...headers } = request.headers
    const url = `${base}${pathOf[type]}/${encodeURIComponent(id)}`
    const { body: __, ...rest } = request
    const { response } = await deliver({ ...rest, method: 'GET', url, headers })
    const [found] = resourcesIn(tryParse(response?.body ?? ''))
    const name = found && nameOf(found)
    // An endpoint that does not show the name has said that it created the resource.
    if (name === undefined || isMarked(name)) made.add({ type, id, name: name ?? '' })
    else made.disown(type, id)
  }

  async function reasonToWithhold(
    place: Place | undefined,
    request: OutboundRequest,
  ): Promise<string | undefined> {
    // Where a redirect leads, for one.
    if (place === undefined) return 'it is about neither users nor groups'
    const { type, id } = place
    const body = tryParse(request.body ?? '')
    if (id === undefined) {
      const name = nameOf((body ?? {}) as Json) ?? ''
      if (!isMarked(name)) return `it would create ${JSON.stringify(name)}, without the marker`
    } else {
      if (made.isClaimed(type, id)) await settle(place, request)
      if (!made.has(type, id)) return `it would change ${type} ${id}, which the check did not make`
    }
    const stranger = memberIdsIn(body).find((member) => !made.hasId(member))
    return stranger === undefined
      ? undefined
      : `it would change the membership of ${stranger}, which the check did not make`
  }

  return {
    withheld: () => withheld,
    withheldIn: (result) => withheldByResult.get(result),
    count: () => count,
    async settled() {
      while (inFlight.size > 0)
        // oxlint-disable-next-line no-await-in-loop -- an answer may lead to another request
        await Promise.allSettled(inFlight)
    },
    async send(request) {
      if (isStopped())
        return { failure: { code: 'network', message: 'The check was interrupted.' } }
      if (request.url === tokenUrl) return deliver(request)
      const place = placeOf(request.url)
      if (request.method !== 'GET') {
        const reason = await reasonToWithhold(place, request)
        if (reason !== undefined) return withhold(request, reason)
      }
      const result = await deliver(request)
      if (result.response === undefined || place === undefined) return result
      const body = tryParse(result.response.body)
      learn(place.type, body)
      if (request.method === 'POST') learnCreated(place.type, request, result.response)
      return { ...result, response: withoutStrangers(result.response, body, isOwn) }
    },
  }
}

/** A write is not given up half-way: its answer tells what it has made. Its timeout ends it. */
function withItsAnswer(request: OutboundRequest): OutboundRequest {
  if (request.method === 'GET') return request
  const { signal: _, ...rest } = request
  return rest
}

function withoutStrangers(
  response: OutboundResponse,
  body: unknown,
  isOwn: (resource: Json) => boolean,
): OutboundResponse {
  if (body === undefined)
    return /^\s*[[{]/.test(response.body)
      ? { ...response, body: withoutStringValues(response.body) }
      : response
  const stripped = withoutForeignValues(body, isOwn)
  return stripped === body ? response : { ...response, body: JSON.stringify(stripped) }
}
