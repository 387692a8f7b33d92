import {
  type Handler,
  type HttpRequest,
  type HttpResponse,
  json,
  preferredMediaType,
} from '@pingone-sandbox/http'
import type { Listing } from '../records/listing.ts'
import { sealCursor } from './list-cursor.ts'

/** Link names with paths below the environment: `{ self: '/users/1' }`. */
export type EnvironmentLinks = { readonly self: string } & Readonly<Record<string, string>>

/** A document that belongs to an environment. */
type EnvironmentDocument = { readonly id: string; readonly environmentId: string }

/** A response that carries a HAL representation. */
export function hal(status: number, body: object): HttpResponse {
  return json(status, body, { 'content-type': HAL })
}

/**
 * Makes a handler's HAL representations plain JSON for clients that prefer it; their text is the same.
 *
 * Ping's SDKs ask for `application/json` and read no other type. What allows neither is answered as HAL, since PingOne documents
 * no 406.
 */
export function negotiated(handle: Handler): Handler {
  return async (request) => {
    const response = await handle(request)
    if (response.headers['content-type'] !== HAL) return response
    const isPlain = preferredMediaType(request.headers['accept'], [HAL, PLAIN]) === PLAIN
    const type = isPlain ? 'application/json' : HAL
    return { ...response, headers: { ...response.headers, 'content-type': type, vary: 'Accept' } }
  }
}

const HAL = 'application/hal+json;charset=UTF-8'
/** As a client may ask for it; JSON is UTF-8 without saying so (RFC 8259 §8.1). */
const PLAIN = 'application/json;charset=UTF-8'

/** The absolute URL of the environment that the request is about. */
export function environmentHref({ base, params }: HttpRequest): string {
  return `${base}/v1/environments/${params['environmentId']}`
}

/** Represents a document of the environment: adds links and `environment`, and omits internal members. */
export function toResource<D extends EnvironmentDocument>(
  request: HttpRequest,
  document: D,
  paths: EnvironmentLinks,
) {
  const { id, environmentId, ...attributes } = document
  return { _links: toLinks(request, paths), id, environment: { id: environmentId }, ...attributes }
}

/** Represents a list. `count` is how many there are in all, `size` how many of them this page holds. */
export function toCollection(
  request: HttpRequest,
  key: string,
  { items, total, nextCursor }: Listing<object>,
) {
  const { base, path, query } = request
  const hrefWith = (parameters: URLSearchParams) =>
    `${base}${path}${parameters.size > 0 ? `?${parameters.toString()}` : ''}`
  return {
    _links: {
      self: { href: hrefWith(query) },
      ...(nextCursor !== undefined && {
        next: { href: hrefWith(withCursor(query, sealCursor(request, nextCursor))) },
      }),
    },
    _embedded: { [key]: items },
    count: total,
    size: items.length,
  }
}

function toLinks(request: HttpRequest, paths: EnvironmentLinks) {
  const environment = environmentHref(request)
  const links = Object.entries(paths).map(([name, path]) => [name, { href: environment + path }])
  return { ...Object.fromEntries(links), environment: { href: environment } }
}

function withCursor(query: URLSearchParams, cursor: string): URLSearchParams {
  const next = new URLSearchParams(query)
  next.set('cursor', cursor)
  return next
}
