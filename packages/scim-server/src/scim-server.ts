import {
  createRouter,
  type HttpRequest,
  type HttpResponse,
  type Router,
} from '@pingone-sandbox/http'
import { allTolerances } from '@pingone-sandbox/scim'
import { authorize } from './authorize.ts'
import { defaultResourceTypes } from './collections.ts'
import type { ScimServer, ScimServerOptions, Settings } from './options.ts'
import { scimDialect } from './respond.ts'
import { createRoutes } from './routes.ts'
import { createService } from './service.ts'

/**
 * Makes a SCIM 2.0 service provider.
 *
 * Every answer is SCIM, errors too. Without the token a client reads nothing but how to authenticate: `/ServiceProviderConfig`
 * is public (RFC 7643 §5), any other path is 401 whether or not it exists.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644 RFC 7644}
 * @example createScimServer({ store: createSqliteStore({ collections: scimServerCollections }), token: 'secret' }).router
 */
export function createScimServer(options: ScimServerOptions): ScimServer {
  const { token, basePath = '/scim/v2', directories = [] } = options
  const settings = readSettings(options)
  const atRoot = createDirectory({ token, basePath })
  const named = new Map(
    [{ name: 'default', token }, ...directories].map((directory) => [
      directory.name,
      createDirectory({ ...directory, basePath: `/${directory.name}${basePath}` }),
    ]),
  )
  const routerFor = (path: string): Router => named.get(path.split('/', 2)[1] ?? '') ?? atRoot
  return {
    router: {
      handle: (request) => routerFor(request.path).handle(request),
      refuse: (error, request) => routerFor(request.path).refuse(error, request),
    },
  }

  function createDirectory(directory: {
    readonly name?: string
    readonly token: string
    readonly basePath: string
  }): Router {
    const service = createService(directory.name === 'default' ? undefined : directory.name, {
      ...settings,
      store: options.store,
      clock: options.clock ?? (() => new Date()),
      newId: options.newId ?? (() => crypto.randomUUID()),
      basePath: directory.basePath,
    })
    const dialect = { ...scimDialect, onError }
    const router = createRouter(createRoutes(service, dialect), dialect)
    return guard(router, {
      token: directory.token,
      publicPath: `${directory.basePath}/ServiceProviderConfig`,
    })
  }

  function onError(error: unknown, request: HttpRequest): HttpResponse {
    const response = scimDialect.onError(error, request)
    if (response.status === 500) options.onFailure?.(error)
    return response
  }
}

function readSettings({
  resourceTypes = defaultResourceTypes,
  features,
  limits,
  tolerances,
  me,
}: ScimServerOptions): Settings {
  return {
    resourceTypes,
    features: { patch: true, bulk: true, search: true, ...features },
    limits: {
      defaultPageSize: 100,
      maximumPageSize: 1000,
      bulkOperations: 1000,
      bulkPayload: 1024 * 1024,
      ...limits,
    },
    tolerances: { ...allTolerances, ...tolerances },
    me,
  }
}

function guard(
  router: Router,
  { token, publicPath }: { readonly token: string; readonly publicPath: string },
): Router {
  return {
    ...router,
    async handle(request) {
      try {
        if (request.path !== publicPath) authorize(request, token)
      } catch (error) {
        return router.refuse(error, request)
      }
      return router.handle(request)
    },
  }
}
