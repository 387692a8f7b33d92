import type { HttpResponse, Router, UnroutedRequest } from '@pingone-sandbox/http'
import { createMasker, createSecretValues, type Masker } from '@pingone-sandbox/pingone'

/** A request to the reference server with its answer, whoever sent it. */
export interface LoggedRequest {
  /** Counts from 1. */
  readonly seq: number
  readonly at: string
  readonly durationMs: number
  readonly method: string
  /** As received, with the query; secrets masked. */
  readonly path: string
  /** The `User-Agent`, where the client named itself. */
  readonly client?: string
  readonly status: number
  /** What the server got wrong on purpose while it answered. */
  readonly misbehaviours: readonly string[]
  readonly request: LoggedMessage
  readonly response: LoggedMessage
}

export interface LoggedMessage {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The body was longer than what was kept. */
  readonly truncated?: true
}

export interface RequestLog {
  /** The router of the server, which keeps what passes. */
  readonly router: Router
  /** Newest first. */
  entries(): readonly LoggedRequest[]
  find(seq: number): LoggedRequest | undefined
  clear(): void
}

export interface RequestLogOptions {
  readonly clock: () => Date
  readonly misbehaviours: () => readonly string[]
  /** What is masked by its value as well: the tokens of the server. */
  readonly secrets?: readonly string[]
  /** How many are kept; the oldest goes first. */
  readonly limit?: number
}

/** Names the console's own reading, of which no log is kept: it would bury what others do. */
export const quietClient = 'pingone-sandbox-console'

const bodyLimit = 16_384

/** Keeps the latest requests to a server. Secrets are masked before anything is cut or kept. */
export function createRequestLog(
  router: Router,
  { clock, misbehaviours, secrets = [], limit = 1000 }: RequestLogOptions,
): RequestLog {
  let entries: LoggedRequest[] = []
  let seq = 0
  const masker = createMasker(createSecretValues(secrets))

  function keep(request: UnroutedRequest, response: HttpResponse, start: number): void {
    const client = request.headers['user-agent']
    const query = request.query.toString()
    entries.push({
      seq: ++seq,
      at: clock().toISOString(),
      durationMs: performance.now() - start,
      method: request.method,
      path: masker.address(query === '' ? request.path : `${request.path}?${query}`),
      ...(client !== undefined && { client: masker.text(client) }),
      status: response.status,
      misbehaviours: misbehaviours(),
      request: messageOf(request, masker),
      response: messageOf(response, masker),
    })
    // Dropped in lots: to shift each single one would move all the others.
    if (entries.length >= 2 * limit) entries = entries.slice(-limit)
  }

  return {
    router: {
      routes: router.routes,
      async handle(request) {
        const start = performance.now()
        const response = await router.handle(request)
        if (request.headers['user-agent'] !== quietClient) keep(request, response, start)
        return response
      },
      refuse(error, request) {
        const response = router.refuse(error, request)
        keep(request, response, performance.now())
        return response
      },
    },
    entries: () => entries.slice(-limit).reverse(),
    find: (sought) => entries.slice(-limit).find((entry) => entry.seq === sought),
    clear() {
      entries = []
      seq = 0
    },
  }
}

function messageOf(
  { headers, body }: UnroutedRequest | HttpResponse,
  masker: Masker,
): LoggedMessage {
  const given = Object.entries(headers).filter(
    (header): header is [string, string] => header[1] !== undefined,
  )
  const text = masker.body(typeof body === 'string' ? body : '')
  const isLong = text.length > bodyLimit
  return {
    headers: masker.headers(Object.fromEntries(given)),
    body: isLong ? copyOf(text.slice(0, bodyLimit)) : text,
    ...(isLong && { truncated: true }),
  }
}

/** Copies a string, as a slice keeps the whole string that it is from in memory. */
const copyOf = (text: string) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))
