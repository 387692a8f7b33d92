import type { UnroutedRequest } from '@pingone-sandbox/http'
import { foldCase, isComplex, type Complex } from '@pingone-sandbox/scim'
import { callOf, isListing } from './call.ts'
import { bodyOf, changeResources, withBody } from './json-body.ts'
import type { Wrapper } from './wrapper.ts'

const domain = 'CORP/'

/** Prefixes user names with a domain, except in the answer to a create; accepts both forms in requests. */
export const showWithDomain: Wrapper = (service) => async (request, next) => {
  const call = callOf(request, next, service)
  if (call.endpoint !== service.users) return next(request)
  const answer = await next(isListing(call) ? withPlainFilter(request) : withPlainBody(request))
  return request.method === 'POST' ? answer : changeResources(answer, withDomain)
}

function withDomain(user: Complex): Complex {
  const { userName } = user
  return typeof userName === 'string' ? { ...user, userName: `${domain}${userName}` } : user
}

function withPlainFilter(request: UnroutedRequest): UnroutedRequest {
  const filter = request.query.get('filter')
  if (filter === null) return request
  const query = new URLSearchParams(request.query)
  query.set('filter', filter.replace(/(\buserName\s+\w+\s+")CORP\//gi, '$1'))
  return { ...request, query }
}

function withPlainBody(request: UnroutedRequest): UnroutedRequest {
  const body = bodyOf(request)
  return body ? withBody(request, withoutDomain(body)) : request
}

/** Removes the domain from each userName in a user or in the operations of a PATCH. */
function withoutDomain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDomain)
  if (!isComplex(value)) return value
  const isOfName = foldCase(String(value['path'])) === 'username'
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const isName = foldCase(key) === 'username' || (isOfName && key === 'value')
      return [key, isName && typeof each === 'string' ? plainName(each) : withoutDomain(each)]
    }),
  )
}

const plainName = (name: string): string =>
  name.startsWith(domain) ? name.slice(domain.length) : name
