import type { HttpResponse, UnroutedRequest } from '@pingone-sandbox/http'
import type { Endpoint } from '../../directory/endpoint.ts'
import type { Service } from '../../directory/service.ts'
import type { Handle, Wrapper } from './wrapper.ts'

/** A request on its way to the router of a directory. */
export interface Call {
  readonly request: UnroutedRequest
  /** The resource type that the path is about. */
  readonly endpoint: Endpoint | undefined
  /** The resource that the path names, percent-encoded. */
  readonly id: string | undefined
  /** Asks the router. */
  readonly next: Handle
}

/** Makes a wrapper that changes requests on their way. */
export function changeRequests(
  change: (call: Call) => UnroutedRequest | Promise<UnroutedRequest>,
): Wrapper {
  return (service) => async (request, next) => next(await change(callOf(request, next, service)))
}

/** Makes a wrapper that changes answers on their way back. */
export function changeAnswers(change: (answer: HttpResponse, call: Call) => HttpResponse): Wrapper {
  return (service) => async (request, next) =>
    change(await next(request), callOf(request, next, service))
}

/** Reads what a request is about. */
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

/** Tells whether a request asks for one resource. */
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

/** Reads the whole resource that a request is about, as it is now. */
export function readCurrent({ request, next }: Call): Promise<HttpResponse> {
  return next({ ...request, method: 'GET', headers: {}, query: new URLSearchParams(), body: '' })
}
