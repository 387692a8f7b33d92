import type { HttpResponse, Router, UnroutedRequest } from '@pingone-sandbox/http'
import { createMasker, createSecretValues, type Masker, type Time } from '@pingone-sandbox/pingone'

/** A request to the reference server with its answer. */
export interface LoggedRequest {
  /** Counts from 1. */
  readonly seq: number
  readonly at: string
  readonly durationMs: number
  readonly method: string
  /** The path and query as received, with secrets masked. */
  readonly path: string
  /** The `User-Agent`. */
  readonly client?: string
  readonly status: number
  /** The ids of the misbehaviours that were active. */
  readonly misbehaviours: readonly string[]
  /** Those of them that acted on the request or on its answer. */
  readonly acted: readonly string[]
  readonly request: LoggedMessage
  readonly response: LoggedMessage
}

export interface LoggedMessage {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The kept body is cut off. */
  readonly truncated?: true
}

export interface RequestLog {
  /** The router of the server, with the log in front of it. */
  readonly router: Router
  /** Newest first. */
  entries(): readonly LoggedRequest[]
  find(seq: number): LoggedRequest | undefined
  clear(): void
}

export interface RequestLogOptions {
  readonly time: Pick<Time, 'now' | 'monotonic'>
  readonly misbehaviours: () => readonly string[]
  /** The misbehaviours that acted on an answer; none unless given. */
  readonly acted?: (answer: HttpResponse) => readonly string[]
  /** Values that are masked wherever they appear: the tokens of the server. */
  readonly secrets?: readonly string[]
  /** The number of requests that are kept, the latest ones; 1000 unless given. */
  readonly limit?: number
}

/** The `User-Agent` of the console, whose requests are not logged: they would outnumber all others. */
export const quietClient = 'pingone-sandbox-console'

const bodyLimit = 16_384

/** Creates a log of the latest requests to a server. Secrets are masked before a body is cut off. */
export function createRequestLog(
  router: Router,
  { time, misbehaviours, acted = () => [], secrets = [], limit = 1000 }: RequestLogOptions,
): RequestLog {
  let entries: LoggedRequest[] = []
  let seq = 0
  const masker = createMasker(createSecretValues(secrets))

  function keep(request: UnroutedRequest, response: HttpResponse, durationMs: number): void {
    const client = request.headers['user-agent']
    const query = request.query.toString()
    entries.push({
      seq: ++seq,
      at: time.now().toISOString(),
      durationMs,
      method: request.method,
      path: masker.address(query === '' ? request.path : `${request.path}?${query}`),
      ...(client !== undefined && { client: masker.text(client) }),
      status: response.status,
      misbehaviours: misbehaviours(),
      acted: acted(response),
      request: messageOf(request, masker),
      response: messageOf(response, masker),
    })
    // Cut in batches, since each cut copies the list.
    if (entries.length >= 2 * limit) entries = entries.slice(-limit)
  }

  return {
    router: {
      routes: router.routes,
      async handle(request) {
        const start = time.monotonic()
        const response = await router.handle(request)
        if (request.headers['user-agent'] !== quietClient)
          keep(request, response, time.monotonic() - start)
        return response
      },
      refuse(error, request) {
        const response = router.refuse(error, request)
        keep(request, response, 0)
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
