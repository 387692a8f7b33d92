import type { HttpResponse, UnroutedRequest } from '@pingone-sandbox/http'
import type { Endpoint } from '../../directory/endpoint.ts'
import type { Service } from '../../directory/service.ts'
import type { Handle, Wrapper } from './wrapper.ts'

/** A request to the router of a directory. */
export interface Call {
  readonly request: UnroutedRequest
  /** The resource type that the path names. */
  readonly endpoint: Endpoint | undefined
  /** The id of the resource that the path names, percent-encoded. */
  readonly id: string | undefined
  /** Forwards a request to the router. */
  readonly next: Handle
}

/** Makes a wrapper that changes requests. */
export function changeRequests(
  change: (call: Call) => UnroutedRequest | Promise<UnroutedRequest>,
): Wrapper {
  return (service) => async (request, next) => next(await change(callOf(request, next, service)))
}

/** Makes a wrapper that changes answers. */
export function changeAnswers(change: (answer: HttpResponse, call: Call) => HttpResponse): Wrapper {
  return (service) => async (request, next) =>
    change(await next(request), callOf(request, next, service))
}

/** Finds the resource type and the id that a request names. */
export function callOf(request: UnroutedRequest, next: Handle, service: Service): Call {
  const path = request.path.slice(service.basePath.length)
  const endpoint = service.endpoints.find(
    ({ type }) => path === type.endpoint || path.startsWith(`${type.endpoint}/`),
  )
  const id = endpoint && path.slice(endpoint.type.endpoint.length + 1)
  return { request, endpoint, id: id || undefined, next }
}

/** Tells whether a request lists the resources of a type. */
export function isListing({ request, endpoint, id }: Call): boolean {
  return request.method === 'GET' && endpoint !== undefined && id === undefined
}

/** Tells whether a request reads one resource. */
export function isReading({ request, id }: Call): boolean {
  return request.method === 'GET' && id !== undefined
}

/** Tells whether a request creates, changes or deletes a resource. */
export function isWriting({ request, endpoint, id }: Call): boolean {
  if (endpoint === undefined) return false
  return id === undefined
    ? request.method === 'POST'
    : ['PUT', 'PATCH', 'DELETE'].includes(request.method)
}

/** Reads the current resource that a request names, with all its attributes. */
export function readCurrent({ request, next }: Call): Promise<HttpResponse> {
  return next({ ...request, method: 'GET', headers: {}, query: new URLSearchParams(), body: '' })
}
