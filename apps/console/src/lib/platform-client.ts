import type { SandboxInfo } from '@pingone-sandbox/contract'
import type { Answer } from './answer.ts'
import { reachSandbox } from './reach-sandbox.ts'
import { readPlatformError } from './platform-error.ts'

interface PlatformRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  readonly contentType?: string
}

/** The Platform API of one environment, as a PingOne worker application sees it. */
export interface PlatformClient {
  readonly environmentId: string
  /** Sends to a path below the environment; throws `PlatformError` on any answer but 2xx. */
  send(path: string, request?: PlatformRequest): Promise<unknown>
  /** Reads one resource. */
  read<Value>(path: string, schema: Answer<Value>): Promise<Value>
  /** Reads one page of a HAL collection; `next` is the path of the page after it. */
  list<Item>(path: string, key: string, item: Answer<Item>): Promise<Page<Item>>
}

/** A HAL collection. */
interface Collection {
  readonly _links?: Readonly<Record<string, { readonly href: string }>>
  readonly _embedded: Readonly<Record<string, readonly unknown[]>>
  readonly count?: number
}

interface Page<Item> {
  readonly items: readonly Item[]
  /** How many there are on all pages. */
  readonly total: number
  readonly next: string | undefined
}

export interface PlatformClientOptions {
  readonly info: Pick<SandboxInfo, 'environmentId' | 'clientId' | 'clientSecret'>
  /** Absolute, or empty for the origin of the page. */
  readonly origin?: string
  readonly fetch?: typeof globalThis.fetch
}

/**
 * Makes a client that fetches its token by client credentials and once more when it has expired.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6749#section-4.4 RFC 6749 §4.4}
 */
export function createPlatformClient({
  info,
  origin = '',
  fetch = reachSandbox,
}: PlatformClientOptions): PlatformClient {
  const root = `${origin}/v1/environments/${info.environmentId}`
  let token: Promise<string> | undefined

  async function requestToken(): Promise<string> {
    const response = await fetch(`${origin}/${info.environmentId}/as/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${info.clientId}:${info.clientSecret}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    })
    if (!response.ok) throw await readPlatformError(response)
    return ((await response.json()) as { readonly access_token: string }).access_token
  }

  async function attempt(path: string, { method = 'GET', body, contentType }: PlatformRequest) {
    token ??= requestToken()
    const held = token
    // A failed token request must not be kept for the next call.
    held.catch(() => token === held && (token = undefined))
    const headers: Record<string, string> = { authorization: `Bearer ${await held}` }
    if (body !== undefined) headers['content-type'] = contentType ?? 'application/json'
    const payload = body === undefined ? null : JSON.stringify(body)
    const response = await fetch(`${root}${path}`, { method, headers, body: payload })
    if (response.status === 401 && token === held) token = undefined
    return response
  }

  async function send(path: string, request: PlatformRequest = {}): Promise<unknown> {
    let response = await attempt(path, request)
    if (response.status === 401) response = await attempt(path, request)
    if (!response.ok) throw await readPlatformError(response)
    const text = await response.text()
    return text === '' ? undefined : JSON.parse(text)
  }

  return {
    environmentId: info.environmentId,
    send,
    read: async (path, schema) => schema.parse(await send(path)),
    list: async (path, key, item) => {
      const answer = (await send(path)) as Collection
      const items = (answer._embedded[key] ?? []).map(item.parse)
      return {
        items,
        total: answer.count ?? items.length,
        next: pathBelow(root, answer._links?.['next']?.href),
      }
    },
  }
}

/** The HAL links are absolute and may name another host than the page was loaded from; only their tail counts. */
function pathBelow(root: string, href: string | undefined): string | undefined {
  if (href === undefined) return undefined
  const { pathname, search } = new URL(href, 'http://localhost')
  const below = new URL(root, 'http://localhost').pathname
  return pathname.slice(below.length) + search
}
