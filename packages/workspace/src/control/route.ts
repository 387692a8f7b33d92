import { RequestError } from '@pingone-sandbox/http'
import type { Handler, HttpRequest, Route } from '@pingone-sandbox/http'
import type { z } from 'zod'
import { SandboxError, suggestName } from '../text/index.ts'

/** A route of the control API. */
export interface ControlRoute extends Route {
  /** The query parameters that it takes: none unless given; `any` where they are passed on. */
  readonly query?: z.ZodObject | 'any'
  /** It reads a body. */
  readonly body?: true
}

/**
 * Makes a route refuse what it does not take, before its handler runs: a body of another media type than JSON, query parameters that
 * are unknown or repeated, and a body where it reads none.
 *
 * Otherwise a client would believe that an ignored member took effect. And a page of another origin can send any body but JSON
 * without a preflight request.
 */
export function refuseUnknown(route: ControlRoute): Route {
  const handle: Handler = (request) => {
    refuseOtherMedia(request)
    refuseUnknownParameters(request, route.query)
    if (route.body === undefined) refuseBody(request)
    return route.handle(request)
  }
  return { ...route, handle }
}

function refuseOtherMedia({ body, headers }: HttpRequest): void {
  if (body === '') return
  const mediaType = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  if (mediaType !== 'application/json')
    throw new RequestError(
      415,
      `Content-Type must be application/json, not ${mediaType ?? 'absent'}. With curl, send the body by --json.`,
    )
}

function refuseUnknownParameters({ query }: HttpRequest, own: ControlRoute['query']): void {
  if (own === 'any') return
  const known = Object.keys(own?.shape ?? {})
  for (const name of new Set(query.keys())) {
    if (!known.includes(name))
      throw new SandboxError(
        'invalid_request',
        `Unknown query parameter ${name}.`,
        known.length === 0 ? 'This route takes none.' : suggestName(name, known),
      )
    if (query.getAll(name).length > 1)
      throw new SandboxError('invalid_request', `Query parameter ${name} is given twice.`)
  }
}

function refuseBody({ method, path, body }: HttpRequest): void {
  if (body === '' || /^\s*\{\s*\}\s*$/.test(body)) return
  throw new SandboxError('invalid_request', `${method} ${path} takes no body.`)
}
