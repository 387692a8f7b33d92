import {
  createRouter,
  type Dialect,
  type Handler,
  type Route,
  type Router,
} from '@pingone-sandbox/http'
import { processBulk } from './bulk/process-bulk.ts'
import type { Endpoint } from './directory/endpoint.ts'
import type { Service } from './directory/service.ts'
import { createResource } from './operations/create.ts'
import { decline } from './operations/decline.ts'
import {
  catalogueSchemas,
  catalogueTypes,
  describeServer,
  listDescriptions,
  readDescription,
} from './operations/discovery.ts'
import { listResources } from './operations/list.ts'
import { actOnMe } from './operations/me.ts'
import { patchResource } from './operations/patch.ts'
import { readResource } from './operations/read.ts'
import { removeResource } from './operations/remove.ts'
import { replaceResource } from './operations/replace.ts'
import { searchResources } from './operations/search.ts'

/** The parameters of serving the operations of bulk requests: each is a request of its own. */
export interface OperationServing {
  readonly dialect: Dialect
  /** Wraps their router like that of single requests. */
  readonly surround?: ((router: Router) => Router) | undefined
}

/**
 * Makes the route table of the server: its endpoints and methods.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.2 RFC 7644 §3.2, table 2}
 */
export function createRoutes(
  service: Service,
  { dialect, surround }: OperationServing,
): readonly Route[] {
  return mount(service, [
    ...searchRoutes(service),
    ...resourceRoutes(service),
    ...meRoutes(service),
    ...discoveryRoutes(service),
    {
      method: 'POST',
      path: '/Bulk',
      handle: service.features.bulk
        ? processBulk(service, {
            // No operation reads, but a wrapper around the router may.
            routerOn: (parts) => createRouter(mount(parts, resourceRoutes(parts)), dialect),
            surround,
          })
        : decline('A bulk request'),
    },
  ])
}

function mount({ basePath }: Service, routes: readonly Route[]): readonly Route[] {
  return routes.map((route) => ({ ...route, path: `${basePath}${route.path}` }))
}

/** Makes the routes of queries by POST and across resource types. */
function searchRoutes(service: Service): readonly Route[] {
  const { endpoints, features } = service
  const queries = [
    { method: 'GET', path: '', handle: listResources(service, endpoints) },
    { method: 'POST', path: '/.search', handle: searchResources(service, endpoints) },
    ...endpoints.map((endpoint) => ({
      method: 'POST',
      path: `${endpoint.type.endpoint}/.search`,
      handle: searchResources(service, [endpoint]),
    })),
  ]
  const declined = decline('A query by POST or across resource types')
  return features.search ? queries : queries.map((query) => ({ ...query, handle: declined }))
}

function resourceRoutes(service: Service): readonly Route[] {
  const { endpoints } = service
  return [readingRoutes, writingRoutes].flatMap((routes) =>
    endpoints.flatMap((endpoint) => routes(service, endpoint)),
  )
}

function readingRoutes(service: Service, endpoint: Endpoint): readonly Route[] {
  const path = endpoint.type.endpoint
  return [
    { method: 'GET', path, handle: listResources(service, [endpoint]) },
    { method: 'GET', path: `${path}/:id`, handle: readResource(service, endpoint) },
  ]
}

function writingRoutes(service: Service, endpoint: Endpoint): readonly Route[] {
  const all = endpoint.type.endpoint
  const one = `${all}/:id`
  return [
    { method: 'POST', path: all, handle: createResource(service, endpoint) },
    { method: 'PUT', path: one, handle: replaceResource(service, endpoint) },
    { method: 'PATCH', path: one, handle: patchIn(service, endpoint) },
    { method: 'DELETE', path: one, handle: removeResource(service, endpoint) },
  ]
}

function patchIn(service: Service, endpoint: Endpoint): Handler {
  return service.features.patch ? patchResource(service, endpoint) : decline('PATCH')
}

function meRoutes(service: Service): readonly Route[] {
  const { me, users } = service
  const path = '/Me'
  if (me === undefined) {
    const handle = decline('The alias /Me')
    return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => ({ method, path, handle }))
  }
  const route = (method: string, handle: Handler): Route => ({
    method,
    path,
    handle: actOnMe(service, me, handle),
  })
  return [
    route('GET', readResource(service, users)),
    route('PUT', replaceResource(service, users)),
    route('PATCH', patchIn(service, users)),
    route('DELETE', removeResource(service, users)),
    {
      method: 'POST',
      path,
      handle: decline('Self-registration at /Me (users are created at /Users)'),
    },
  ]
}

function discoveryRoutes(service: Service): readonly Route[] {
  return [
    { method: 'GET', path: '/ServiceProviderConfig', handle: describeServer(service) },
    ...[catalogueTypes(service), catalogueSchemas(service)].flatMap((catalogue) => [
      { method: 'GET', path: catalogue.path, handle: listDescriptions(service, catalogue) },
      { method: 'GET', path: `${catalogue.path}/:id`, handle: readDescription(service, catalogue) },
    ]),
  ]
}
