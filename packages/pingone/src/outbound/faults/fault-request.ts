import type { Fault, faultResources, ScimConfiguration } from '@pingone-sandbox/contract'
import type { OutboundRequest } from '../../wire/transport.ts'
import { resourceUrl } from '../../configuration/resource-url.ts'

/** What a request is, as far as faults tell requests apart. */
export interface FaultRequest {
  readonly operation: Exclude<Fault['operation'], 'any'>
  /** Absent for what is neither a user nor a group. */
  readonly resource?: Exclude<(typeof faultResources)[number], 'any'>
}

const onOne = { GET: 'retrieve', PUT: 'replace', PATCH: 'modify', DELETE: 'delete' } as const

/** Tells what a request of a connection asks for, by its method and where it goes (RFC 7644 §3.2). */
export function describeRequest(
  { method, url }: Pick<OutboundRequest, 'method' | 'url'>,
  configuration: ScimConfiguration,
): FaultRequest {
  if (url === configuration.OAUTH_TOKEN_REQUEST) return { operation: 'token' }
  const path = url.replace(/[?#].*/, '')
  for (const [kind, resource] of [
    ['Users', 'User'],
    ['Groups', 'Group'],
  ] as const) {
    const endpoint = resourceUrl(configuration, kind)
    if (path === endpoint) return { operation: method === 'POST' ? 'create' : 'query', resource }
    if (path.startsWith(`${endpoint}/`))
      return { operation: onOne[method as keyof typeof onOne] ?? 'query', resource }
  }
  return { operation: 'query' }
}

/** Tells whether a fault is meant for a request. */
export function concerns(
  fault: Pick<Fault, 'operation' | 'resource' | 'connectionId'>,
  request: FaultRequest,
  connectionId: string | undefined,
): boolean {
  return (
    (fault.operation === 'any' || fault.operation === request.operation) &&
    (fault.resource === 'any' || fault.resource === request.resource) &&
    (fault.connectionId === undefined || fault.connectionId === connectionId)
  )
}
