import type { UnroutedRequest } from '@pingone-sandbox/http'
import { foldCase, isComplex, type Complex } from '@pingone-sandbox/scim'
import { callOf, isListing } from './call.ts'
import { bodyOf, changeResources, withBody } from './json-body.ts'
import type { Wrapper } from './wrapper.ts'

const domain = 'CORP/'

/** Shows users with a domain before their names, except in the answer to a create, and takes both forms. */
export const showWithDomain: Wrapper = (service) => async (request, next) => {
  const call = callOf(request, next, service)
  if (call.endpoint !== service.users) return next(request)
  const answer = await next(isListing(call) ? searchPlainly(request) : sendPlainly(request))
  return request.method === 'POST' ? answer : changeResources(answer, withDomain)
}

function withDomain(user: Complex): Complex {
  const { userName } = user
  return typeof userName === 'string' ? { ...user, userName: `${domain}${userName}` } : user
}

function searchPlainly(request: UnroutedRequest): UnroutedRequest {
  const filter = request.query.get('filter')
  if (filter === null) return request
  const query = new URLSearchParams(request.query)
  query.set('filter', filter.replace(/(\buserName\s+\w+\s+")CORP\//gi, '$1'))
  return { ...request, query }
}

function sendPlainly(request: UnroutedRequest): UnroutedRequest {
  const body = bodyOf(request)
  return body ? withBody(request, withoutDomain(body)) : request
}

/** Takes the domain off wherever a userName stands in a user or in the operations of a PATCH. */
function withoutDomain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDomain)
  if (!isComplex(value)) return value
  const isOfName = foldCase(String(value['path'])) === 'username'
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const isName = foldCase(key) === 'username' || (isOfName && key === 'value')
      return [key, isName && typeof each === 'string' ? plain(each) : withoutDomain(each)]
    }),
  )
}

const plain = (name: string): string => (name.startsWith(domain) ? name.slice(domain.length) : name)
