/** A `fetch`: of the browser, of Node, or one that a router in the same process answers. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/** The `fetch` of the browser or of Node, looked up at each call: a test may replace it. */
export const globalFetch: Fetch = (url, init) => globalThis.fetch(url, init)

/** A schema of the contract, or anything else that gives the body of an answer its type. */
export interface Schema<Value> {
  readonly parse: (value: unknown) => Value
}

export interface ApiRequest {
  /** `GET` unless given. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON. */
  readonly body?: unknown
  /** The media type of the body; `application/json` unless given. */
  readonly contentType?: string
}

/** Formats a request with a JSON body for `fetch`. */
export function formatRequest({
  method = 'GET',
  body,
  contentType = 'application/json',
}: ApiRequest): RequestInit & { readonly method: string } {
  if (body === undefined) return { method }
  return { method, headers: { 'content-type': contentType }, body: JSON.stringify(body) }
}

/** Parses the text of a body; `undefined` when it is empty or no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
