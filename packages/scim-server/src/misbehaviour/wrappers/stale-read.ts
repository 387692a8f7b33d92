import type { HttpResponse } from '@pingone-sandbox/http'
import {
  compileFilter,
  createProjection,
  isComplex,
  parseFilter,
  type Complex,
} from '@pingone-sandbox/scim'
import type { Service } from '../../directory/service.ts'
import { receiveQuery } from '../../request/receive-query.ts'
import { scimDialect } from '../../response/respond.ts'
import { callOf, isListing, isReading, isWriting, readCurrent, type Call } from './call.ts'
import { bodyOf, resourcesOf, withBody } from './json-body.ts'
import { integerOf } from './query.ts'
import type { Wrapper } from './wrapper.ts'

/** The states of resources before a write that has not been read yet: the answers to reads, by the path of the resource. */
type Past = Map<string, HttpResponse>

/** Answers the first read of a resource after a write, and the first listing, with the state before the write. */
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
    const body = bodyOf(answer)
    const present = resourcesOf(body)
    const pasts = [...unlisted].filter(([path]) => path.startsWith(`${request.path}/`))
    if (pasts.length === 0 || !present) return answer

    const page = {
      choose: projectionOf(call, service),
      rows: present,
      total: Number(body?.['totalResults']),
      isOpen: isOpen(call, body),
    }
    for (const [path, past] of pasts) {
      const { isShown } = await showPast(call, page, { path, past: bodyOf(past) })
      if (isShown) unlisted.delete(path)
    }
    return withBody(answer, {
      ...body,
      totalResults: page.total,
      itemsPerPage: page.rows.length,
      Resources: page.rows,
    })
  }
}

interface ListedPage {
  /** Reduces a resource to the attributes that the request selects. */
  readonly choose: (resource: Complex) => Complex
  rows: readonly Complex[]
  total: number
  /** Whether the page has room at the end for resources that the server no longer lists. */
  readonly isOpen: boolean
}

/** Replaces a resource on a page by its earlier state. A resource on another page is shown there later. */
async function showPast(
  call: Call,
  page: ListedPage,
  { path, past }: { readonly path: string; readonly past: Complex | undefined },
): Promise<{ readonly isShown: boolean }> {
  const { request } = call
  const belongs = matching(call)
  const current = bodyOf(await readCurrent({ ...call, request: { ...request, path } }))
  const [isListed, wasListed] = [belongs(current), belongs(past)]
  page.total += Number(wasListed) - Number(isListed)
  const id = path.slice(request.path.length + 1)
  if (isListed) {
    const isHere = page.rows.some((each) => each['id'] === id)
    page.rows = page.rows.flatMap((each) => {
      if (each['id'] !== id) return [each]
      return past && wasListed ? [page.choose(past)] : []
    })
    return { isShown: isHere }
  }
  if (past && wasListed && page.isOpen) page.rows = [...page.rows, page.choose(past)]
  return { isShown: page.isOpen || !wasListed }
}

function projectionOf(
  { request, endpoint }: Call,
  { limits }: Service,
): (resource: Complex) => Complex {
  const { selection } = receiveQuery({ ...request, params: {} }, limits)
  return endpoint ? createProjection(selection, endpoint.type) : (resource) => resource
}

/** Tells whether a page is the last one and is not full. */
function isOpen({ request }: Call, body: Complex | undefined): boolean {
  const present = Number(body?.['itemsPerPage'])
  if (present >= (integerOf(request, 'count') ?? Infinity)) return false
  return request.query.has('cursor')
    ? body?.['nextCursor'] === undefined
    : Number(body?.['startIndex']) - 1 + present >= Number(body?.['totalResults'])
}

/** Makes the test whether a listing includes a resource; an error in place of a resource is never included. */
function matching({ request, endpoint }: Call): (past: Complex | undefined) => boolean {
  const filter = request.query.get('filter')
  const matches = filter === null ? () => true : compileFilter(parseFilter(filter), endpoint?.type)
  return (past) => isComplex(past) && 'id' in past && matches(past)
}
