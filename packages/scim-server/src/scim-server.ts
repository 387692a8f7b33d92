import { createRouter, type HttpRequest, type HttpResponse } from '@pingone-sandbox/http'
import { authorize } from './authorize.ts'
import type { ScimServer, ScimServerOptions } from './options.ts'
import { scimDialect } from './respond.ts'
import { createRoutes } from './routes.ts'

/**
 * Makes a SCIM 2.0 service provider.
 *
 * Every answer is SCIM, errors too. Without the token a client reads nothing but how to authenticate: `/ServiceProviderConfig`
 * is public (RFC 7643 §5), any other path is 401 whether or not it exists.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644 RFC 7644}
 * @example createScimServer({ store: createSqliteStore({ collections: scimServerCollections }), token: 'secret' }).router
 */
export function createScimServer({
  store,
  token,
  clock = () => new Date(),
  newId = () => crypto.randomUUID(),
  basePath = '/scim/v2',
  onFailure = () => {},
}: ScimServerOptions): ScimServer {
  const routes = createRoutes({ store, clock, newId, basePath })
  const router = createRouter(routes, { ...scimDialect, onError })
  const publicPath = `${basePath}/ServiceProviderConfig`
  return {
    router: {
      ...router,
      async handle(request) {
        try {
          if (request.path !== publicPath) authorize(request, token)
        } catch (error) {
          return router.refuse(error, request)
        }
        return router.handle(request)
      },
    },
  }

  function onError(error: unknown, request: HttpRequest): HttpResponse {
    const response = scimDialect.onError(error, request)
    if (response.status === 500) onFailure(error)
    return response
  }
}
