import {
  applyPatch,
  groupResourceType,
  parsePatchRequest,
  userResourceType,
} from '@pingone-sandbox/scim'
import type { Exchange } from '@pingone-sandbox/contract'

/** The known state of a resource at the target. */
export type ResourceState =
  | { readonly kind: 'present'; readonly resource: object }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' }

/** A state, and the exchange that shows it. */
export interface KnownState {
  readonly state: ResourceState
  readonly from: Exchange | undefined
}

const unknown: ResourceState = { kind: 'unknown' }
const absent: ResourceState = { kind: 'absent' }
const present = (resource: object): ResourceState => ({ kind: 'present', resource })

/**
 * The known state of a resource before an exchange, from the earlier exchanges.
 *
 * Changes made by others at the target are missing, unless PingOne has read them.
 *
 * @param earlier about the same user or group, newest first.
 */
export function stateBefore(exchange: Exchange, earlier: readonly Exchange[]): KnownState {
  const id = targetIdOf(exchange)
  let known: KnownState = { state: unknown, from: undefined }
  for (const each of earlier.toReversed()) {
    if (endpointOf(each) !== endpointOf(exchange)) continue
    const state = stateAfter(each, known.state, id)
    if (state !== known.state) known = { state, from: each }
  }
  return known
}

/** The known state of a resource after an exchange; the given state when the exchange shows nothing. */
export function stateAfter(
  exchange: Exchange,
  before: ResourceState,
  id = targetIdOf(exchange),
): ResourceState {
  const { request, response, purpose } = exchange
  // A connection check shows nothing of its subject.
  if (response === undefined || purpose === 'check') return before
  const { status, body } = response
  if (status === 404 && request.method !== 'POST') return isOneResource(exchange) ? absent : before
  if (status >= 400) return before
  if (purpose === 'lookup') return foundIn(body, id) ?? before
  switch (request.method) {
    case 'GET':
    case 'POST':
      return resourceIn(body) ?? (request.method === 'POST' ? (sent(exchange) ?? before) : before)
    case 'PUT':
      return resourceIn(body) ?? sent(exchange) ?? before
    case 'PATCH':
      return resourceIn(body) ?? patched(exchange, before)
    case 'DELETE':
      return absent
    default:
      return before
  }
}

/** The id that the target gave to the resource of an exchange. */
export function targetIdOf(exchange: Exchange): string | undefined {
  const { request, response } = exchange
  if (isOneResource(exchange)) return lastSegment(request.url)
  const created = readObject(response?.body)
  return typeof created?.['id'] === 'string' ? created['id'] : undefined
}

/** Whether the request goes to one resource, not to an endpoint of many. */
function isOneResource({ request: { method, url }, purpose }: Exchange): boolean {
  return method !== 'POST' && purpose !== 'lookup' && URL.canParse(url) && !url.includes('?')
}

/** The address of the resource type, which identifies the target. */
function endpointOf(exchange: Exchange): string {
  const { url } = exchange.request
  const [path = url] = url.split('?')
  return isOneResource(exchange) ? path.slice(0, path.lastIndexOf('/')) : path
}

const lastSegment = (url: string) => decodeURIComponent(url.slice(url.lastIndexOf('/') + 1))

function foundIn(body: string, id: string | undefined): ResourceState | undefined {
  const list = readObject(body)
  if (list === undefined) return undefined
  const found: readonly unknown[] = Array.isArray(list['Resources']) ? list['Resources'] : []
  const match =
    found.find((each) => Object(each).id === id) ?? (found.length === 1 ? found[0] : undefined)
  if (typeof match === 'object' && match !== null) return present(match)
  return found.length === 0 ? absent : undefined
}

function resourceIn(body: string): ResourceState | undefined {
  const resource = readObject(body)
  return resource !== undefined && 'id' in resource ? present(resource) : undefined
}

function sent({ request }: Exchange): ResourceState | undefined {
  const resource = readObject(request.body)
  return resource && present(resource)
}

function patched(exchange: Exchange, before: ResourceState): ResourceState {
  const isGroup = exchange.subject?.type === 'group'
  if (before.kind !== 'present') return unknown
  try {
    const { Operations: operations } = parsePatchRequest(JSON.parse(exchange.request.body ?? ''))
    return present(
      applyPatch(before.resource, operations, isGroup ? groupResourceType : userResourceType),
    )
  } catch {
    // The target accepted a patch outside the RFC: the result is unknown.
    return unknown
  }
}

function readObject(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined
  } catch {
    return undefined
  }
}
