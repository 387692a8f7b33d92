/** A request as a route sees it, whatever host received it. */
export interface HttpRequest {
  readonly method: string
  /** Scheme, host and port under which the client reached the host: `http://127.0.0.1:4471`. Links are built from it. */
  readonly origin: string
  /** The path below the host's root, percent-encoded as received, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The body as text; empty when there was none. */
  readonly body: string
  /** Values of the route's `:name` segments, percent-decoded. */
  readonly params: Readonly<Record<string, string>>
  /** Fires when the client goes away; for streams. */
  readonly signal?: AbortSignal
}

export interface HttpResponse {
  readonly status: number
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  /** Text, or pieces of text sent as they come (server-sent events). */
  readonly body?: string | AsyncIterable<string>
}
