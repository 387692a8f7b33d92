import type { HttpResponse } from '@pingone-sandbox/http'
import { compileFilter, isComplex, parseFilter, type Complex } from '@pingone-sandbox/scim'
import { scimDialect } from '../respond.ts'
import { callOf, isListing, isReading, isWriting, readCurrent, type Call } from './call.ts'
import { bodyOf, resourcesOf, withBody } from './json-body.ts'
import type { Wrapper } from './record.ts'

/** Resources as they were before a write that no reader has seen: the answer to a read, by the path of the resource. */
type Past = Map<string, HttpResponse>

/** Answers the first read of a resource after a write, and the first list, with what was there before. */
export const readStale: Wrapper = (service) => {
  const unread: Past = new Map()
  const unlisted: Past = new Map()

  return async (request, next) => {
    const call = callOf(request, next, service)
    if (isWriting(call)) return write(call)
    if (isListing(call)) return list(call)
    const past = isReading(call) ? unread.get(request.path) : undefined
    unread.delete(request.path)
    return past ?? next(request)
  }

  async function write(call: Call): Promise<HttpResponse> {
    const { request, id, next } = call
    const before = id === undefined ? undefined : await readCurrent(call)
    const answer = await next(request)
    if (answer.status >= 300) return answer

    const path = before ? request.path : `${request.path}/${String(bodyOf(answer)?.['id'])}`
    const past = before ?? scimDialect.onNotFound({ ...request, path, params: {} })
    unread.set(path, past)
    unlisted.set(path, past)
    return answer
  }

  async function list(call: Call): Promise<HttpResponse> {
    const { request, next } = call
    const answer = await next(request)
    const pasts = [...unlisted].filter(([path]) => path.startsWith(`${request.path}/`))
    for (const [path] of pasts) unlisted.delete(path)
    const body = bodyOf(answer)
    const present = resourcesOf(body)
    if (pasts.length === 0 || !present) return answer

    const changed = new Set(pasts.map(([path]) => path.slice(request.path.length + 1)))
    const kept = present.filter(({ id }) => !changed.has(String(id)))
    const resources = [...kept, ...pasts.map(([, past]) => bodyOf(past)).filter(matching(call))]
    const totalResults = Number(body?.['totalResults']) - present.length + resources.length
    const itemsPerPage = resources.length
    return withBody(answer, { ...body, totalResults, itemsPerPage, Resources: resources })
  }
}

/** Tells whether a resource, or the error that stands in its place, belongs into a list. */
function matching({ request, endpoint }: Call): (past: Complex | undefined) => boolean {
  const filter = request.query.get('filter')
  const holds = filter === null ? () => true : compileFilter(parseFilter(filter), endpoint?.type)
  return (past) => isComplex(past) && 'id' in past && holds(past)
}
