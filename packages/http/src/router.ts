import { match, type MatchFunction } from 'path-to-regexp'
import type { HttpRequest, HttpResponse, UnroutedRequest } from './message.ts'

export type Handler = (request: HttpRequest) => HttpResponse | Promise<HttpResponse>

/** One row of a route table. `path` is a path-to-regexp pattern from the host's root: `/scim/v2/Users/:id`. */
export interface Route {
  readonly method: string
  readonly path: string
  readonly handle: Handler
}

/** A row of a route table by its name. */
export type RouteName = Pick<Route, 'method' | 'path'>

/** How an interface formats errors. */
export interface Dialect {
  /** The response to any error that a handler throws. */
  readonly onError: (error: unknown, request: HttpRequest) => HttpResponse
  /** No route has this path. */
  readonly onNotFound: (request: HttpRequest) => HttpResponse
  /** The path exists with other methods, listed for `Allow`. */
  readonly onMethodNotAllowed: (request: HttpRequest, allow: readonly string[]) => HttpResponse
}

/** Answers every request; an error becomes a response in the dialect of the interface. */
export interface Router {
  /** Its routes, in the order of the table. */
  readonly routes: readonly RouteName[]
  handle(request: UnroutedRequest): Promise<HttpResponse>
  /** Answers a request that its host could not read, in the same dialect. */
  refuse(error: unknown, request: UnroutedRequest): HttpResponse
}

/**
 * Makes a router from a route table.
 *
 * The first row whose path matches determines the resource, so `/Users/.search` comes before `/Users/:id`; rows with the same path
 * are its methods. GET rows also answer HEAD. A path with invalid percent-encoding is not found.
 *
 * @example createRouter([{ method: 'GET', path: '/Users/:id', handle: getUser }], scimDialect)
 */
export function createRouter(routes: readonly Route[], dialect: Dialect): Router {
  const findResource = createFinder(groupByPath(routes))

  async function dispatch(request: UnroutedRequest): Promise<HttpResponse> {
    const found = findResource(request.path)
    if (!found) return dialect.onNotFound({ ...request, params: {} })
    const { methods, params } = found
    const routed = { ...request, params }
    const handle = methods.get(request.method)
    return handle ? handle(routed) : dialect.onMethodNotAllowed(routed, [...methods.keys()])
  }

  function refuse(error: unknown, request: UnroutedRequest): HttpResponse {
    return dialect.onError(error, { ...request, params: {} })
  }

  return {
    routes: routes.map(({ method, path }) => ({ method, path })),
    refuse,
    handle: (request) => dispatch(request).catch((error: unknown) => refuse(error, request)),
  }
}

/** A path of the table with its methods. */
interface Resource {
  readonly path: string
  readonly methods: Map<string, Handler>
  readonly paramsOf: (path: string) => Record<string, string> | undefined
}

interface Found {
  readonly methods: Resource['methods']
  readonly params: Record<string, string>
}

/** Makes the function that finds the first resource that a path matches. Paths without parameters are looked up in a map. */
function createFinder(resources: readonly Resource[]): (path: string) => Found | undefined {
  const search = (path: string): Found | undefined => {
    for (const { methods, paramsOf } of resources) {
      const params = paramsOf(path)
      if (params !== undefined) return { methods, params }
    }
    return undefined
  }
  const literal = new Map<string, Found>()
  for (const { path, methods } of resources) {
    const found = search(path)
    if (found?.methods === methods && !/[:*{]/.test(path)) literal.set(path, found)
  }
  return (path) => literal.get(path) ?? search(path)
}

function groupByPath(routes: readonly Route[]): readonly Resource[] {
  const resources = new Map<string, Resource>()
  for (const { method, path, handle } of routes) {
    const resource = resources.get(path) ?? {
      path,
      methods: new Map(),
      paramsOf: createParamsReader(path),
    }
    resources.set(path, resource)
    resource.methods.set(method, handle)
    if (method === 'GET') resource.methods.set('HEAD', withoutBody(handle))
  }
  return [...resources.values()]
}

function withoutBody(handle: Handler): Handler {
  return async (request) => {
    const { status, headers } = await handle(request)
    return { status, headers }
  }
}

function createParamsReader(pattern: string): Resource['paramsOf'] {
  const matchPath: MatchFunction<Record<string, string | string[]>> = match(pattern, {
    sensitive: true,
  })
  const read = pattern.includes('*')
    ? joinWildcards
    : (params: Record<string, string | string[]>) => params as Record<string, string>
  return (path) => {
    try {
      const found = matchPath(path)
      return found ? read(found.params) : undefined
    } catch (error) {
      // `decodeURIComponent` throws for `%zz` and bytes that are not UTF-8: no resource has such a name.
      if (error instanceof URIError) return undefined
      throw error
    }
  }
}

function joinWildcards(params: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, [value].flat().join('/')]),
  )
}
