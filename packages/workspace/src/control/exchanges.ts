import { json, preferredMediaType } from '@pingone-sandbox/http'
import type { HttpRequest } from '@pingone-sandbox/http'
import type { Exchange } from '@pingone-sandbox/contract'
import { z } from 'zod'
import { SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { formatCurl } from './curl.ts'
import { formatHttpFile } from './http-file.ts'
import { toHar } from './har.ts'
import { misbehaviourNamer } from './named-misbehaviours.ts'
import { limit, readQuery } from './query.ts'
import type { ControlRoute } from './route.ts'

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

/** Answers the recorded HTTP exchanges with the target, newest first; also as HAR, as curl commands and as `.http` files; and sends one again. */
export function exchangeRoutes(context: ControlContext): readonly ControlRoute[] {
  const { pingone, info } = context
  async function find(id = ''): Promise<Exchange> {
    const exchange = await pingone.journal.exchange(id)
    if (exchange) return exchange
    throw new SandboxError('not_found', `The journal has no exchange ${id}.`)
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
    {
      method: 'GET',
      path: '/_sandbox/exchanges/:id/curl',
      handle: async ({ params }) => plainText(formatCurl(await find(params['id']))),
    },
    {
      method: 'GET',
      path: '/_sandbox/exchanges/:id/http',
      handle: async ({ params }) => plainText(formatHttpFile(await find(params['id']))),
    },
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

const plainText = (text: string) => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: `${text}\n`,
})

const wantsHar = ({ headers }: HttpRequest) =>
  preferredMediaType(headers['accept'], ['application/json', HAR]) === HAR
