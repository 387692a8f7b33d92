import { ControlError } from './api-error.ts'
import {
  type ApiRequest,
  type Fetch,
  formatRequest,
  globalFetch,
  parseJson,
  type Schema,
} from './api-request.ts'

export interface ControlClientOptions {
  /** The URL of the control API: `http://127.0.0.1:4470/_sandbox`. */
  readonly control: string
  /** The console token, where the sandbox asks for one. */
  readonly token?: string | undefined
  /** The global `fetch` unless given. */
  readonly fetch?: Fetch
}

/** The control API of a sandbox. */
export interface ControlClient {
  /** Sends a request and returns the response, whatever its status. A path is below the control API. */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>
  /** Sends JSON and returns the JSON of the answer. Throws a `ControlError` on any status but 2xx, and where the answer is no JSON. */
  readonly send: (path: string, request?: ApiRequest) => Promise<unknown>
  /** Like `send`, for an answer that a schema describes. */
  readonly read: <Value>(
    path: string,
    schema: Schema<Value>,
    request?: ApiRequest,
  ) => Promise<Value>
}

/** Creates a client of the control API. */
export function createControlClient({
  control,
  token,
  fetch = globalFetch,
}: ControlClientOptions): ControlClient {
  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
    return fetch(control + path, { ...init, headers })
  }

  async function send(path: string, given: ApiRequest = {}): Promise<unknown> {
    const init = formatRequest(given)
    const response = await request(path, init)
    const text = await response.text()
    const answer = parseJson(text)
    if (response.ok && (answer !== undefined || text === '')) return answer
    throw new ControlError({ method: init.method, path }, { status: response.status, text })
  }

  return {
    request,
    send,
    read: async (path, schema, given) => schema.parse(await send(path, given)),
  }
}
