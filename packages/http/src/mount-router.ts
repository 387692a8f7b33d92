import type { UnroutedRequest } from './message.ts'
import { RequestError } from './request-error.ts'
import type { Router } from './router.ts'

/**
 * Serves a router below a base path.
 *
 * The router sees paths without the base path, and its links carry it. Other paths are answered with 404 in its dialect.
 *
 * @example mountRouter(router, '/w/demo') // answers /w/demo/v1/environments
 */
export function mountRouter(router: Router, basePath: string): Router {
  if (basePath === '') return router
  const below = (request: UnroutedRequest, path: string) => ({
    ...request,
    path,
    base: request.base + basePath,
  })
  return {
    routes: router.routes.map(({ method, path }) => ({ method, path: basePath + path })),
    async handle(request) {
      const path = pathBelow(request.path, basePath)
      if (path !== undefined) return router.handle(below(request, path))
      const error = new RequestError(404, `Everything here is below ${basePath}.`)
      return router.refuse(error, request)
    },
    refuse: (error, request) =>
      router.refuse(error, below(request, pathBelow(request.path, basePath) ?? request.path)),
  }
}

/**
 * Takes a base path off a path. Returns undefined for a path that is not below it.
 *
 * @example pathBelow('/w/demo/v1', '/w/demo') // '/v1'
 */
export function pathBelow(path: string, basePath: string): string | undefined {
  if (!`${path}/`.startsWith(`${basePath}/`)) return undefined
  return path.slice(basePath.length) || '/'
}
