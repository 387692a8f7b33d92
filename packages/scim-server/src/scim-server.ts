import {
  createRouter,
  type HttpRequest,
  type HttpResponse,
  type Router,
} from '@pingone-sandbox/http'
import { allTolerances } from '@pingone-sandbox/scim'
import { StoreError } from '@pingone-sandbox/store'
import { defaultResourceTypes } from './directory/collections.ts'
import { createService, type Service } from './directory/service.ts'
import type { Settings } from './directory/settings.ts'
import { createActedRecord } from './misbehaviour/acted.ts'
import { misbehave, type Surround } from './misbehaviour/misbehave.ts'
import type { Misbehaviour } from './misbehaviour/records/record.ts'
import { createMisbehaviourSwitch } from './misbehaviour/switch.ts'
import type { ScimServer, ScimServerOptions } from './options.ts'
import { createAuthorization } from './request/authorize.ts'
import { spellParameters } from './request/query-names.ts'
import { scimDialect } from './response/respond.ts'
import { createRoutes } from './routes.ts'
import { groupCommits } from './writing/grouped-commits.ts'

/**
 * Makes a SCIM 2.0 service provider.
 *
 * Every answer is a SCIM message, errors too. Only `/ServiceProviderConfig` is public (RFC 7643 §5); without the token every other path
 * is answered with 401, whether it exists or not.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644 RFC 7644}
 * @example createScimServer({ store: createSqliteStore({ collections: scimServerCollections }), token: 'secret' }).router
 */
export function createScimServer(options: ScimServerOptions): ScimServer {
  const { token, basePath = '/scim/v2', directories = [] } = options
  const settings = readSettings(options)
  const store = groupCommits(options.store)
  const acted = createActedRecord()
  const atRoot = createDirectory({ token, basePath })
  const named = new Map(
    [{ name: 'default', token }, ...directories].map((directory) => [
      directory.name,
      createDirectory({ ...directory, basePath: `/${directory.name}${basePath}` }),
    ]),
  )
  const routerFor = (path: string): Router =>
    (named.get(path.split('/', 2)[1] ?? '') ?? atRoot).router()
  const everywhere = [atRoot, ...named.values()]
  return {
    router: {
      routes: everywhere.flatMap((directory) => directory.router().routes),
      handle: (request) => routerFor(request.path).handle(request),
      refuse: (error, request) => routerFor(request.path).refuse(error, request),
    },
    misbehaviours: createMisbehaviourSwitch(options.misbehaviours ?? [], {
      apply(active) {
        for (const directory of everywhere) directory.misbehave(active)
      },
      acted,
    }),
  }

  function createDirectory({ name, ...place }: Place): ServedDirectory {
    const service = createService(name === 'default' ? undefined : name, {
      ...settings,
      store,
      clock: options.clock ?? (() => new Date()),
      newId: options.newId ?? (() => crypto.randomUUID()),
      basePath: place.basePath,
    })
    const dialect = { ...scimDialect, onError }
    const serve = (parts: Service, surround?: Surround): Router =>
      createRouter(createRoutes(parts, { dialect, surround }), dialect)
    let router = guard(serve(service), place)
    return {
      router: () => router,
      misbehave(active) {
        router = guard(misbehave(service, { active, createRouter: serve, acted }), place)
      },
    }
  }

  function onError(error: unknown, request: HttpRequest): HttpResponse {
    const response = scimDialect.onError(error, request)
    if (response.status === 500 || error instanceof StoreError) options.onFailure?.(error)
    return response
  }
}

/** The name, base path and token of a directory. */
interface Place {
  readonly name?: string
  readonly token: string
  readonly basePath: string
}

interface ServedDirectory {
  readonly router: () => Router
  /** Replaces the active misbehaviours. */
  readonly misbehave: (active: readonly Misbehaviour[]) => void
}

function readSettings({
  resourceTypes = defaultResourceTypes,
  features,
  limits,
  tolerances,
  me,
  unknownMembers = false,
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
    unknownMembers,
  }
}

function guard(router: Router, { token, basePath }: Place): Router {
  const authorize = createAuthorization(token)
  const publicPath = `${basePath}/ServiceProviderConfig`
  return {
    ...router,
    async handle(request) {
      try {
        if (request.path !== publicPath) authorize(request)
        return await router.handle({ ...request, query: spellParameters(request.query) })
      } catch (error) {
        return router.refuse(error, request)
      }
    },
  }
}
