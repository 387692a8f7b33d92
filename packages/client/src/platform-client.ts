import { createFixedToken, createRenewableToken, type WorkerApplication } from './access-token.ts'
import { PlatformError } from './api-error.ts'
import {
  type ApiRequest,
  type Fetch,
  formatRequest,
  globalFetch,
  parseJson,
  type Schema,
} from './api-request.ts'

/** Where the Platform API is and what signs in there, in the words of the ready line of a sandbox. */
export type PlatformClientOptions = {
  /** The URL below which environments are: `http://127.0.0.1:4470/v1`. */
  readonly api: string
  readonly environmentId: string
  /** The global `fetch` unless given. */
  readonly fetch?: Fetch
} & (WorkerApplication | { readonly accessToken: string })

/** The Platform API of one environment, as a worker application uses it. */
export interface PlatformClient {
  readonly environmentId: string
  /** Returns an access token, for requests of one's own. Throws a `PlatformError`. */
  readonly token: () => Promise<string>
  /**
   * Sends a request with the access token and returns the response, whatever its status.
   *
   * A path is below the environment; `/environments` and what begins with `/environments/` is below the API. After a 401 the
   * request is sent once more with another token.
   */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>
  /** Sends JSON and returns the JSON of the answer. Throws a `PlatformError` on any status but 2xx, and where the answer is no JSON. */
  readonly send: (path: string, request?: ApiRequest) => Promise<unknown>
  /** Reads one resource. */
  readonly read: <Value>(path: string, schema: Schema<Value>) => Promise<Value>
  /** Reads one page of a list; `key` is the name of the items below `_embedded`. */
  readonly list: <Item>(path: string, key: string, item: Schema<Item>) => Promise<Page<Item>>
  /** Reads all pages of a list, in the largest pages that the API gives. */
  readonly readAll: <Item>(
    path: string,
    key: string,
    item: Schema<Item>,
  ) => Promise<readonly Item[]>
}

export interface Page<Item> {
  readonly items: readonly Item[]
  /** How many there are on all pages. */
  readonly total: number
  /** The path of the next page. */
  readonly next: string | undefined
}

/** Creates a client of the Platform API. A token that is not given is requested with the first call, by client credentials. */
export function createPlatformClient(options: PlatformClientOptions): PlatformClient {
  const { api, environmentId, fetch = globalFetch } = options
  const environment = `/environments/${environmentId}`
  const token =
    'accessToken' in options
      ? createFixedToken(options.accessToken)
      : createRenewableToken(options, fetch)

  async function attempt(path: string, init: RequestInit) {
    const value = await token.value()
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${value}`)
    const response = await fetch(urlOf(path), { ...init, headers })
    return { response, canRetry: response.status === 401 && token.expire(value) }
  }

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const { response, canRetry } = await attempt(path, init)
    return canRetry ? (await attempt(path, init)).response : response
  }

  async function send(path: string, given: ApiRequest = {}): Promise<unknown> {
    const init = formatRequest(given)
    const response = await request(path, init)
    const text = await response.text()
    const answer = parseJson(text)
    if (response.ok && (answer !== undefined || text === '')) return answer
    throw new PlatformError({ method: init.method, path }, { status: response.status, text })
  }

  async function list<Item>(path: string, key: string, item: Schema<Item>): Promise<Page<Item>> {
    const page = Object(await send(path)) as HalCollection
    const found = page._embedded?.[key]
    if (found === undefined) throw new Error(`GET ${path}: the answer has no ${key}.`)
    const items = found.map((each) => item.parse(each))
    const next = page._links?.next?.href
    return {
      items,
      total: page.count ?? items.length,
      next: next === undefined ? undefined : pathOf(next),
    }
  }

  async function readAll<Item>(path: string, key: string, item: Schema<Item>) {
    const items: Item[] = []
    let next: string | undefined = withParameter(path, 'limit', '1000')
    while (next !== undefined) {
      // Each page names the next one.
      // oxlint-disable-next-line no-await-in-loop
      const page: Page<Item> = await list(next, key, item)
      items.push(...page.items)
      next = page.next
    }
    return items
  }

  const urlOf = (path: string) =>
    `${api}${/^\/environments(\/|\?|$)/.test(path) ? '' : environment}${path}`

  /** Links are absolute and may name another host than the one that was called; what counts is the path below the environment. */
  function pathOf(href: string): string {
    const { pathname, search } = new URL(href, 'http://localhost')
    const below = pathname.slice(pathname.indexOf('/environments'))
    return (below.startsWith(`${environment}/`) ? below.slice(environment.length) : below) + search
  }

  return {
    environmentId,
    token: token.value,
    request,
    send,
    read: async (path, schema) => schema.parse(await send(path)),
    list,
    readAll,
  }
}

/** A page of a list as it comes. */
interface HalCollection {
  readonly _embedded?: Readonly<Record<string, readonly unknown[]>>
  readonly _links?: { readonly next?: { readonly href: string } }
  readonly count?: number
}

function withParameter(path: string, name: string, value: string): string {
  const [address = '', query] = path.split('?')
  const parameters = new URLSearchParams(query)
  parameters.set(name, value)
  return `${address}?${parameters.toString()}`
}
