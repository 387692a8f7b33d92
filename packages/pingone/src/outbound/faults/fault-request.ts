import type { Fault, faultResources, ScimConfiguration } from '@pingone-sandbox/contract'
import type { OutboundRequest } from '../../wire/transport.ts'
import { resourceUrl } from '../../configuration/resource-url.ts'

/** The properties of a request that a fault can select. */
export interface FaultRequest {
  readonly operation: Exclude<Fault['operation'], 'any'>
  /** Absent unless the request is about a user or a group. */
  readonly resource?: Exclude<(typeof faultResources)[number], 'any'>
}

const onOne = { GET: 'retrieve', PUT: 'replace', PATCH: 'modify', DELETE: 'delete' } as const

/** Classifies a request of a connection by its method and URL (RFC 7644 §3.2). */
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

/** Tells whether a fault selects a request. */
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
