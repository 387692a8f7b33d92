import type { HttpResponse, UnroutedRequest } from '@pingone-sandbox/http'
import { createProjection, listResponse, type Complex } from '@pingone-sandbox/scim'
import { receiveQuery, type ResourceQuery } from '../receive-query.ts'
import { respond } from '../respond.ts'
import type { Service } from '../service.ts'
import type { Call } from './call.ts'
import { bodyOf, resourcesOf } from './json-body.ts'

/** Answers a listing with the resources for which a test holds, in place of those that match its filter. */
export async function relist(
  call: Call,
  service: Service,
  test: (query: ResourceQuery) => (resource: Complex) => boolean,
): Promise<HttpResponse> {
  const { request, endpoint, next } = call
  if (!endpoint) return next(request)
  const query = receiveQuery({ ...request, params: {} }, service.limits)
  const holds = test(query)
  const found = (await readAll(call, service)).filter(holds)
  const startIndex = 'startIndex' in query.page ? query.page.startIndex : 1
  const page = found.slice(startIndex - 1, startIndex - 1 + query.page.count)
  const resources = page.map(createProjection(query.selection, endpoint.type))
  return respond(200, listResponse({ resources, totalResults: found.length, startIndex }))
}

async function readAll({ request, next }: Call, service: Service): Promise<readonly Complex[]> {
  const all: Complex[] = []
  for (;;) {
    const answer = bodyOf(await next(pageOf(request, all.length + 1, service)))
    const resources = resourcesOf(answer) ?? []
    all.push(...resources)
    if (resources.length === 0 || all.length >= Number(answer?.['totalResults'])) return all
  }
}

function pageOf(
  request: UnroutedRequest,
  startIndex: number,
  { limits }: Service,
): UnroutedRequest {
  const query = new URLSearchParams(request.query)
  for (const name of ['filter', 'attributes', 'excludedAttributes', 'cursor']) query.delete(name)
  query.set('startIndex', String(startIndex))
  query.set('count', String(limits.maximumPageSize))
  return { ...request, query }
}
