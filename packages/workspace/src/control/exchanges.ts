import { json, preferredMediaType } from '@pingone-sandbox/http'
import type { HttpRequest } from '@pingone-sandbox/http'
import type { Exchange } from '@pingone-sandbox/contract'
import { z } from 'zod'
import { SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { formatCurl } from './curl.ts'
import { formatFetch } from './fetch-code.ts'
import { toHar } from './har.ts'
import { formatHttpFile } from './http-file.ts'
import { misbehaviourNamer } from './named-misbehaviours.ts'
import { limit, readQuery } from './query.ts'
import type { ControlRoute } from './route.ts'
import { runnableRequest, type RunnableRequest } from './runnable-request.ts'
import { formatTest } from './test-code.ts'

const HAR = 'application/har+json'
const text = z.string().min(1).exactOptional()
const exchangesQuery = z.object({
  limit,
  cursor: text,
  userId: text,
  groupId: text,
  ruleId: text,
  status: z.coerce.number().int().exactOptional(),
  method: text,
  before: z.coerce.number().int().min(1).exactOptional(),
})
const copyQuery = z.object({ secrets: z.enum(['variables', 'clear']).default('variables') })

/** Writes a request that can be run, by the last segment of the path. */
const copies: Readonly<Record<string, (request: RunnableRequest, exchange: Exchange) => string>> = {
  curl: formatCurl,
  http: (request, { summary }) => formatHttpFile(request, summary),
  fetch: formatFetch,
  test: formatTest,
}

/**
 * Answers the recorded HTTP exchanges with the target, newest first; also as HAR, as a curl command, as an `.http` file, as code and as
 * a test; and sends one again.
 */
export function exchangeRoutes(context: ControlContext): readonly ControlRoute[] {
  const { pingone, provisioning, info } = context
  async function find(id = ''): Promise<Exchange> {
    const exchange = await pingone.journal.exchange(id)
    if (exchange) return exchange
    throw new SandboxError('not_found', `The journal has no exchange ${id}.`)
  }
  /** The present credentials for a recorded request. Throws a `SandboxError` where they are refused. */
  async function inClear(exchange: Exchange) {
    const present = await pingone.presentAuthorization(exchange)
    if (!('refusal' in present)) return present
    throw new SandboxError('invalid_request', present.refusal, present.hint)
  }
  /** Tells whether the connection of an exchange accepts any certificate of its target. */
  async function acceptsCertificate({ request, connection }: Exchange): Promise<boolean> {
    if (!request.url.startsWith('https:')) return false
    const connections = await provisioning.connections()
    return connections.some(
      ({ id, delivery }) => id === connection.id && delivery.acceptCertificate,
    )
  }
  const har = (exchanges: readonly Exchange[]) =>
    json(200, toHar(exchanges, info().version), { 'content-type': HAR })

  return [
    {
      method: 'GET',
      path: '/_sandbox/exchanges',
      query: exchangesQuery,
      async handle(request) {
        const page = await pingone.journal.exchanges(readQuery(request.query, exchangesQuery))
        return wantsHar(request) ? har(page.exchanges) : json(200, page)
      },
    },
    {
      method: 'GET',
      path: '/_sandbox/exchanges/:id',
      async handle(request) {
        const exchange = misbehaviourNamer(context)(await find(request.params['id']))
        return wantsHar(request) ? har([exchange]) : json(200, exchange)
      },
    },
    ...Object.entries(copies).map(([form, write]): ControlRoute => ({
      method: 'GET',
      path: `/_sandbox/exchanges/:id/${form}`,
      query: copyQuery,
      async handle({ query, params: { id } }) {
        const { secrets } = readQuery(query, copyQuery)
        const exchange = await find(id)
        const request = runnableRequest(exchange, {
          clear: secrets === 'clear' ? await inClear(exchange) : undefined,
          acceptsCertificate: await acceptsCertificate(exchange),
        })
        return plainText(write(request, exchange))
      },
    })),
    {
      method: 'POST',
      path: '/_sandbox/exchanges/:id/replay',
      async handle({ params: { id = '' } }) {
        const replayed = (await pingone.replay(id)) ?? (await find(id))
        if (!('refusal' in replayed)) return json(200, replayed)
        throw new SandboxError('invalid_request', replayed.refusal, replayed.hint)
      },
    },
  ]
}

const plainText = (body: string) => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body,
})

const wantsHar = ({ headers }: HttpRequest) =>
  preferredMediaType(headers['accept'], ['application/json', HAR]) === HAR
