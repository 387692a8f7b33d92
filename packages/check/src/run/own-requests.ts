import { ControlError, type SandboxControl } from '@pingone-sandbox/client'
import type { CheckExchange } from '@pingone-sandbox/contract'
import type { Time } from '@pingone-sandbox/pingone'
import type { Endpoint, OwnAnswer } from '../themes/endpoint.ts'
import {
  idOf,
  type Json,
  nameAttributeOf,
  nameOf,
  pathOf,
  type ResourceType,
  resourcesIn,
  tryParse,
} from '../wire/resource.ts'

export interface OwnRequestsOptions {
  readonly control: SandboxControl
  readonly connectionId: string
  /** The SCIM base URL. */
  readonly endpoint: string
  readonly time: Pick<Time, 'now' | 'sleep'>
  readonly onExchange: (exchange: CheckExchange) => void
  /** Draws the id of an exchange. */
  readonly newId: () => string
}

interface OwnRequest {
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly body?: unknown
}

const mediaType = 'application/scim+json'
const mostAttempts = 4

/** The pause in milliseconds that an answer with 429 asks for: a second unless it says so, and half a minute at most. */
function pauseOf({ response }: CheckExchange): number {
  const seconds = Number(response?.headers['retry-after'] ?? 1)
  return Math.min(Number.isFinite(seconds) ? seconds : 1, 30) * 1000
}

/** Creates what the check itself asks of the endpoint: with the credentials of a connection, and beside the journal. */
export function createOwnRequests({
  control,
  connectionId,
  endpoint,
  time,
  onExchange,
  newId,
}: OwnRequestsOptions): Endpoint {
  /** Sends a request, and sends it again after a pause where the endpoint asks for fewer requests. */
  async function send(request: OwnRequest): Promise<OwnAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
      const answer = await sendOnce(request, attempt)
      if (answer.status !== 429 || attempt === mostAttempts) return answer
      // oxlint-disable-next-line no-await-in-loop
      await time.sleep(pauseOf(answer.exchange))
    }
  }

  async function sendOnce(
    { method, path, summary, body }: OwnRequest,
    attempt: number,
  ): Promise<OwnAnswer> {
    const at = time.now()
    const text = body === undefined ? undefined : JSON.stringify(body)
    const headers = {
      accept: mediaType,
      'user-agent': 'pingone-sandbox-check',
      ...(text !== undefined && { 'content-type': mediaType }),
    }
    const result = await control
      .sendToTargetOf(connectionId, { method, path, headers, ...(text && { body: text }) })
      .then(
        ({ status, headers: answered, body: answer, note }) => ({
          response: { status, headers: answered, body: answer, ...(note && { note }) },
        }),
        (error: unknown) => {
          if (error instanceof ControlError)
            return { failure: { code: 'no-answer', message: error.reason } }
          throw error
        },
      )
    const exchange: CheckExchange = {
      id: newId(),
      at: at.toISOString(),
      durationMs: time.now().getTime() - at.getTime(),
      purpose: 'probe',
      sender: 'check',
      summary,
      attempt,
      request: {
        method,
        url: endpoint.replace(/\/+$/, '') + path,
        headers,
        ...(text && { body: text }),
      },
      ...result,
      quirks: [],
    }
    onExchange(exchange)
    return 'response' in result
      ? { status: result.response.status, exchange, body: tryParse(result.response.body) }
      : { exchange, body: undefined }
  }

  const one = (type: ResourceType, id: string) => `${pathOf[type]}/${encodeURIComponent(id)}`
  const noun = (type: ResourceType) => type.toLowerCase()
  return {
    get: (path) => send({ method: 'GET', path, summary: `Reads ${path}.` }),
    read: (type, id) =>
      send({ method: 'GET', path: one(type, id), summary: `Reads the ${noun(type)} ${id}.` }),
    async find(type, name) {
      const filter = `${nameAttributeOf[type]} eq ${JSON.stringify(name)}`
      const answer = await send({
        method: 'GET',
        path: `${pathOf[type]}?filter=${encodeURIComponent(filter)}`,
        summary: `Searches the ${noun(type)} ${name}.`,
      })
      const found = resourcesIn(answer.body).filter(
        (resource) => nameOf(resource)?.toLowerCase() === name.toLowerCase(),
      )
      return { ...answer, found }
    },
    async create(type, resource: Json) {
      const answer = await send({
        method: 'POST',
        path: pathOf[type],
        summary: `Creates the ${noun(type)} ${nameOf(resource) ?? ''}, as another client would.`,
        body: resource,
      })
      const [created] = resourcesIn(answer.body)
      const id = created && idOf(created)
      const isCreated = answer.status === 200 || answer.status === 201
      return { ...answer, ...(isCreated && id !== undefined && { id }) }
    },
    replace: (type, id, body) =>
      send({
        ...{ method: 'PUT', path: one(type, id), body },
        summary: `Replaces the ${noun(type)} ${id}, as another client would.`,
      }),
    patch: (type, id, operations) =>
      send({
        ...{ method: 'PATCH', path: one(type, id) },
        summary: `Changes the ${noun(type)} ${id}, as another client would.`,
        body: {
          schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
          Operations: operations,
        },
      }),
    remove: (type, id) =>
      send({ method: 'DELETE', path: one(type, id), summary: `Removes the ${noun(type)} ${id}.` }),
  }
}
