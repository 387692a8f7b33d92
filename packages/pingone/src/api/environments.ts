import type { HttpRequest, Route } from '@pingone-sandbox/http'
import type { Directory } from '../directory/directory.ts'
import type { EnvironmentDocument } from '../records/documents.ts'
import { environmentType } from '../directory/schema.ts'
import { hal, toCollection } from './hal.ts'
import { param } from './request-reading.ts'
import { selectPage } from './whole-list.ts'

/** @see {@link https://developer.pingidentity.com/pingone-api/platform/environments.html} */
export function environmentRoutes({ environments }: Directory): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/environments',
      handle: async (request) => {
        const all = await environments.list()
        const fieldsOf = (environment: EnvironmentDocument) => environment
        const page = selectPage(request, all, { type: environmentType, fieldsOf })
        const items = page.items.map((environment) => represent(request, environment))
        return hal(200, toCollection(request, 'environments', { ...page, items }))
      },
    },
    {
      method: 'GET',
      path: '/v1/environments/:environmentId',
      handle: async (request) =>
        hal(200, represent(request, await environments.get(param(request, 'environmentId')))),
    },
  ]
}

function represent({ base }: HttpRequest, environment: EnvironmentDocument) {
  const self = `${base}/v1/environments/${environment.id}`
  const children = ['populations', 'users', 'groups'].map((name) => [
    name,
    { href: `${self}/${name}` },
  ])
  return { _links: { self: { href: self }, ...Object.fromEntries(children) }, ...environment }
}
