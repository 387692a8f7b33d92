/** A request as routes receive it, independent of the host. */
export interface HttpRequest {
  readonly method: string
  /**
   * The URL under which the client reached the root of the interface: scheme, host and port, and the base path where the router is
   * mounted below one: `http://127.0.0.1:4471/w/demo`. Links are built from it.
   */
  readonly base: string
  /** The path below `base`, percent-encoded as received, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The body as text; empty when there was none. */
  readonly body: string
  /** Values of the route's `:name` segments, percent-decoded. */
  readonly params: Readonly<Record<string, string>>
  /** Makes the signal that fires when the client disconnects. Only streams need it, so it is made on demand. */
  readonly signal?: () => AbortSignal
}

/** A request before routing. */
export type UnroutedRequest = Omit<HttpRequest, 'params'>

export interface HttpResponse {
  readonly status: number
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  /** Text, or pieces of text sent as they come (server-sent events). */
  readonly body?: string | AsyncIterable<string>
}

/** Makes a response that carries a value as JSON; `headers` may name another media type. */
export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
}

/** Makes the response 204 (RFC 9110 §15.3.5). */
export function noContent(): HttpResponse {
  return { status: 204, headers: {} }
}
