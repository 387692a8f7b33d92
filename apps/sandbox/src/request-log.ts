import type { HttpResponse, Router, UnroutedRequest } from '@pingone-sandbox/http'

/** A request to the reference server with its answer, whoever sent it. */
export interface LoggedRequest {
  /** Counts from 1. */
  readonly seq: number
  readonly at: string
  readonly durationMs: number
  readonly method: string
  /** As received, with the query. */
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
  /** How many are kept; the oldest goes first. */
  readonly limit?: number
}

/** Names the console's own reading, of which no log is kept: it would bury what others do. */
export const quietClient = 'pingone-sandbox-console'

const bodyLimit = 16_384

/** Keeps the latest requests to a server. Credentials and passwords are masked before anything is kept. */
export function createRequestLog(
  router: Router,
  { clock, misbehaviours, limit = 1000 }: RequestLogOptions,
): RequestLog {
  let entries: LoggedRequest[] = []
  let seq = 0

  function keep(request: UnroutedRequest, response: HttpResponse, start: number): void {
    const client = request.headers['user-agent']
    const query = request.query.toString()
    entries.push({
      seq: ++seq,
      at: clock().toISOString(),
      durationMs: performance.now() - start,
      method: request.method,
      path: query === '' ? request.path : `${request.path}?${query}`,
      ...(client !== undefined && { client }),
      status: response.status,
      misbehaviours: misbehaviours(),
      request: messageOf(request),
      response: messageOf(response),
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
    },
  }
}

function messageOf({ headers, body }: UnroutedRequest | HttpResponse): LoggedMessage {
  const text = typeof body === 'string' ? body : ''
  const isLong = text.length > bodyLimit
  return {
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, name === 'authorization' ? '•••' : value]],
      ),
    ),
    body: maskPasswords(isLong ? copyOf(text.slice(0, bodyLimit)) : text),
    ...(isLong && { truncated: true }),
  }
}

/** A slice of a string holds the whole of it in memory. */
const copyOf = (text: string) => Buffer.from(text).toString()

/** Masks the string at `"password":`, and the value of a PATCH operation on that path. */
function maskPasswords(text: string): string {
  if (!/password/i.test(text)) return text
  return text
    .replaceAll(/("password"\s*:\s*)"(?:[^"\\]|\\.)*"?/gi, '$1"•••"')
    .replaceAll(/\{[^{}]*"path"\s*:\s*"[^"]*password"[^{}]*\}/gi, (operation) =>
      operation.replace(/("value"\s*:\s*)"(?:[^"\\]|\\.)*"?/i, '$1"•••"'),
    )
}
