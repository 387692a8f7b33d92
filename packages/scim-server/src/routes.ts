import type { Route } from '@pingone-sandbox/http'
import type { Endpoint } from './endpoint.ts'
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
import { patchResource } from './operations/patch.ts'
import { readResource } from './operations/read.ts'
import { removeResource } from './operations/remove.ts'
import { replaceResource } from './operations/replace.ts'
import type { Service } from './service.ts'

/**
 * The endpoints and methods of the server.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.2 RFC 7644 §3.2, table 2}
 */
export function createRoutes(service: Service): readonly Route[] {
  const routes = [
    ...service.endpoints.flatMap((endpoint) => resourceRoutes(service, endpoint)),
    ...discoveryRoutes(service),
    ...declinedRoutes(),
  ]
  return routes.map((route) => ({ ...route, path: `${service.basePath}${route.path}` }))
}

function resourceRoutes(service: Service, endpoint: Endpoint): readonly Route[] {
  const all = endpoint.type.endpoint
  const one = `${all}/:id`
  return [
    { method: 'POST', path: `${all}/.search`, handle: decline('A query by POST') },
    { method: 'GET', path: all, handle: listResources(service, endpoint) },
    { method: 'POST', path: all, handle: createResource(service, endpoint) },
    { method: 'GET', path: one, handle: readResource(service, endpoint) },
    { method: 'PUT', path: one, handle: replaceResource(service, endpoint) },
    {
      method: 'PATCH',
      path: one,
      handle: service.features.patch ? patchResource(service, endpoint) : decline('PATCH'),
    },
    { method: 'DELETE', path: one, handle: removeResource(service, endpoint) },
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

function declinedRoutes(): readonly Route[] {
  const ownUser = decline('The alias /Me')
  return [
    { method: 'POST', path: '/Bulk', handle: decline('A bulk request') },
    { method: 'POST', path: '/.search', handle: decline('A query across resource types') },
    ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => ({
      method,
      path: '/Me',
      handle: ownUser,
    })),
  ]
}
