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

  /** What a read shows under the marker, the check has made. */
  function learn(type: ResourceType, body: unknown): void {
    for (const resource of resourcesIn(body)) {
      const [id, name] = [idOf(resource), nameOf(resource)]
      if (id === undefined || name === undefined) continue
      if (isMarked(name)) made.add({ type, id, name })
      else if (!made.has(type, id)) made.disown(type, id)
    }
  }

  /** Takes note of what the answer to a create names. An answer to a write is no proof: it may name a resource of others. */
  function learnCreated(type: ResourceType, request: OutboundRequest, answer: OutboundResponse) {
    if (answer.status < 200 || answer.status > 299) return
    const sent = tryParse(request.body ?? '')
    const [created] = resourcesIn(tryParse(answer.body))
    const location = answer.headers['location'] ?? ''
    const id = created ? idOf(created) : decodeSegment(location.split('/').at(-1) ?? '')
    const name = nameOf((sent ?? {}) as Json) ?? ''
    if (id !== undefined && id !== '' && !made.has(type, id)) made.claim({ type, id, name })
  }

  /**
   * Reads a resource of which only the answer to a create has told, before anything is done to it. Returns the result where the
   * endpoint answers at another time.
   */
  async function settle(
    { type, id }: Required<Place>,
    { url: _, body: __, method: ___, ...request }: OutboundRequest,
  ): Promise<TransportResult | undefined> {
    const { 'content-type': ____, ...headers } = request.headers
    const url = `${base}${pathOf[type]}/${encodeURIComponent(id)}`
    const result = await deliver({ ...request, method: 'GET', url, headers })
    const { status = 0, body = '' } = result.response ?? {}
    if (status === 0 || status === 429 || status === 500 || status > 501) return result
    const [found] = resourcesIn(tryParse(body))
    const name = found && nameOf(found)
    // An endpoint that does not show the name has said that it created the resource.
    if (name === undefined || isMarked(name)) made.add({ type, id, name: name ?? '' })
    else made.disown(type, id)
    return undefined
  }

  /** Settles what a write is about, and which users it makes members. */
  async function settleAll(
    { type, id }: Place,
    memberIds: readonly string[],
    request: OutboundRequest,
  ): Promise<TransportResult | undefined> {
    const places = [
      ...(id === undefined ? [] : [{ type, id }]),
      ...memberIds.flatMap((member) => resourceTypes.map((each) => ({ type: each, id: member }))),
    ]
    for (const place of places) {
      // oxlint-disable-next-line no-await-in-loop -- one request after the other
      const result = made.isClaimed(place.type, place.id) && (await settle(place, request))
      if (result) return result
    }
    return undefined
  }

  /** Returns the result of a write that is not sent; undefined for one that may be. */
  async function refuse(request: OutboundRequest): Promise<TransportResult | undefined> {
    const place = placeOf(request.url)
    // Where a redirect leads, for one.
    if (place === undefined) return withhold(request, 'it is about neither users nor groups')
    const { type, id } = place
    const body = tryParse(request.body ?? '')
    const name = nameOf((body ?? {}) as Json) ?? ''
    if (id === undefined && !isMarked(name))
      return withhold(request, `it would create ${JSON.stringify(name)}, without the marker`)
    const memberIds = memberIdsIn(body)
    const unsettled = await settleAll(place, memberIds, request)
    if (unsettled !== undefined) return unsettled
    if (id !== undefined && !made.has(type, id))
      return withhold(request, `it would change ${type} ${id}, which the check did not make`)
    const stranger = memberIds.find((member) => !made.hasId(member))
    return stranger === undefined
      ? undefined
      : withhold(
          request,
          `it would change the membership of ${stranger}, which the check did not make`,
        )
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
      const refusal = request.method === 'GET' ? undefined : await refuse(request)
      if (refusal !== undefined) return refusal
      const result = await deliver(request)
      if (result.response === undefined || place === undefined) return result
      const body = tryParse(result.response.body)
      if (request.method === 'GET') learn(place.type, body)
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
