import type { UnroutedRequest } from '@pingone-sandbox/http'
import { parseSearchRequest, type SearchRequest } from '@pingone-sandbox/scim'
import { formatLocation } from '../../directory/location.ts'
import type { Service } from '../../directory/service.ts'
import { receiveObject } from '../../request/receive.ts'
import type { Layer } from './wrapper.ts'

/**
 * Normalizes requests, so that the layers around the router see one form only: a query by POST becomes the same query by GET, and `/Me`
 * the URL of its user. Leaves invalid requests unchanged: the server refuses them.
 */
export function resolveAliases(service: Service): Layer {
  return async (request, next) =>
    next(asQuery(request, service) ?? (await asUser(request, service)) ?? request)
}

function asQuery(request: UnroutedRequest, service: Service): UnroutedRequest | undefined {
  const endpoint = service.endpoints.find(
    ({ type }) => request.path === `${service.basePath}${type.endpoint}/.search`,
  )
  if (request.method !== 'POST' || !endpoint || !service.features.search) return undefined
  const search = readSearch(request)
  return (
    search && {
      ...request,
      method: 'GET',
      path: `${service.basePath}${endpoint.type.endpoint}`,
      query: queryOf(search),
      body: '',
    }
  )
}

function readSearch(request: UnroutedRequest): SearchRequest | undefined {
  try {
    return parseSearchRequest(receiveObject({ ...request, params: {} }))
  } catch {
    return undefined
  }
}

function queryOf({ schemas: _, ...search }: SearchRequest): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined) query.set(name, String(value))
  }
  return query
}

async function asUser(
  request: UnroutedRequest,
  service: Service,
): Promise<UnroutedRequest | undefined> {
  const { basePath, me, store, users } = service
  const isAlias = request.path === `${basePath}/Me` && me !== undefined
  // The answer to a DELETE has the location of the user at the alias only.
  if (!isAlias || !['GET', 'PUT', 'PATCH'].includes(request.method)) return undefined
  const anyOf = { attribute: 'userName', values: [me] }
  const { items } = await store.find(users.collection, { anyOf, count: 1 })
  const [found] = items
  const site = { service, base: '' }
  return found && { ...request, path: formatLocation(site, users, found.document.id) }
}
