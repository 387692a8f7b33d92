import { json, readJson } from '@pingone-sandbox/http'
import type { HttpRequest, HttpResponse } from '@pingone-sandbox/http'
import { createMasker, createSecretValues } from '@pingone-sandbox/pingone'
import { z } from 'zod'
import { SandboxError } from '../text/index.ts'
import type { LoggedRequest } from './request-log.ts'
import type { ControlContext } from './context.ts'
import { readManualRequest } from './manual-request.ts'
import { limit, readQuery } from './query.ts'
import { scimOf } from './target.ts'
import type { ControlRoute } from './route.ts'
import { abortAfter } from './within.ts'

const requestsQuery = z.object({
  limit,
  /** Answers those that came before this one. */
  before: z.coerce.number().int().min(1).optional(),
  /** `Users/<id>`: answers the logged requests that changed this resource. */
  resource: z.string().min(1).optional(),
})

/** How long the reference server may take, in milliseconds. */
const PATIENCE = 60_000

/** Shows the latest requests to the reference server from any client, and sends one on demand. */
export function targetRequestRoutes({
  fetch,
  info,
  requests,
}: ControlContext): readonly ControlRoute[] {
  const path = '/_sandbox/target-requests'
  return [
    { method: 'GET', path, query: requestsQuery, handle: list },
    { method: 'POST', path, body: true, handle: send },
    { method: 'GET', path: `${path}/:seq`, handle: show },
  ]

  function list({ query }: HttpRequest): HttpResponse {
    const { limit: count, before = Infinity, resource } = readQuery(query, requestsQuery)
    const found = requests
      .entries()
      .filter((entry) => entry.seq < before)
      .filter((entry) => resource === undefined || isChangeOf(resource, entry))
    return json(200, {
      requests: found.slice(0, count).map(({ request: _, response: __, ...entry }) => entry),
      ...(found.length > count && { cursor: String(found[count - 1]?.seq) }),
    })
  }

  function show({ params: { seq = '' } }: HttpRequest): HttpResponse {
    const found = requests.find(Number(seq))
    if (found) return json(200, found)
    throw new SandboxError(
      'not_found',
      `The log of the reference server has no request ${seq}.`,
      'It keeps the latest ones only, and is empty after a reset.',
    )
  }

  /** Sends a request to the reference server and nowhere else, with its token. */
  async function send(request: HttpRequest): Promise<HttpResponse> {
    const { scim, scimToken } = scimOf(info())
    const { method, body, path: below, sent, dropped } = readManualRequest(readJson(request))
    const url = URL.parse(scim + below)
    if (url?.href.startsWith(`${scim}/`) !== true)
      throw new SandboxError(
        'invalid_request',
        `${below} does not stay below the SCIM endpoint.`,
        'The path begins with a resource: /Users, /Groups?filter=…',
      )
    sent.set('authorization', `Bearer ${scimToken}`)
    const answer = await ask(url, {
      method,
      headers: sent,
      ...(body !== '' && { body }),
    })
    const masker = createMasker(createSecretValues(scimToken === undefined ? [] : [scimToken]))
    return json(200, {
      ...answer,
      headers: masker.headers(answer.headers),
      body: masker.body(answer.body),
      ...(dropped.length > 0 && { droppedHeaders: dropped }),
    })
  }

  async function ask(url: URL, init: RequestInit) {
    try {
      const answer = await fetch(url.href, { ...init, signal: abortAfter(PATIENCE) })
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: await answer.text(),
      }
    } catch (cause) {
      throw new SandboxError(
        'no_answer',
        'The reference server gave no answer that can be read.',
        'An active misbehaviour may close connections or wait: GET /_sandbox/misbehaviours.',
        { cause },
      )
    }
  }
}

/** Whether a request wrote the resource: by its id, or as the create that answered with it. */
function isChangeOf(resource: string, { method, path, status, response }: LoggedRequest): boolean {
  if (method === 'GET' || status >= 300) return false
  if (new URL(path, 'http://localhost').pathname.endsWith(`/${resource}`)) return true
  if (method !== 'POST' || status !== 201) return false
  const [, id = ''] = resource.split('/')
  return (
    response.headers['location']?.endsWith(`/${resource}`) === true ||
    response.body.includes(`"id":"${id}"`)
  )
}
