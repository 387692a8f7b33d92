import type { Store } from '@pingone-sandbox/store'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { onTestFinished } from 'vitest'
import {
  collectionsFor,
  createScimServer,
  type MisbehaviourSwitch,
  type ScimServerOptions,
} from '../index.ts'
import { host } from './host.ts'

/** An answer of the server, with its body as JSON; undefined when there was none. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  // Untyped: the expectations of tests check the content of bodies.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
}

export interface Client {
  readonly origin: string
  readonly store: Store
  /** The internal failures so far. */
  readonly failures: readonly unknown[]
  readonly misbehaviours: MisbehaviourSwitch
  /** Sends a request to a path below the base path, with the token; a body that is neither text nor bytes is sent as JSON. */
  send(method: string, path: string, options?: SendOptions): Promise<Answer>
}

/** The content of a request; a header that is undefined is not sent. */
export interface SendOptions {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string | undefined>>
}

/**
 * Starts a server on a loopback port, until the test ends. Its clock advances by a second at each reading.
 *
 * The store is SQLite in memory unless another one is given.
 */
export async function startServer(options: Partial<ScimServerOptions> = {}): Promise<Client> {
  const store = options.store ?? createSqliteStore({ collections: collectionsOf(options) })
  let seconds = 0
  const clock = () => new Date(Date.UTC(2026, 0, 1) + 1000 * seconds++)
  const failures: unknown[] = []
  const onFailure = (error: unknown) => void failures.push(error)
  const parts = { token: 'secret', clock, onFailure, ...options, store }
  const { router, misbehaviours } = createScimServer(parts)
  onTestFinished(() => store.close())
  const origin = await host(router)
  return {
    origin,
    store,
    failures,
    misbehaviours,
    send: (method, path, options) => sendTo(`${origin}/scim/v2${path}`, method, options),
  }
}

function collectionsOf({ resourceTypes, directories = [] }: Partial<ScimServerOptions>) {
  return collectionsFor({ resourceTypes, directories: directories.map(({ name }) => name) })
}

/** Sends a request to a URL, with the token unless another is given. */
export async function sendTo(
  url: string,
  method: string,
  { body, headers }: SendOptions = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: givenIn({
      authorization: 'Bearer secret',
      'content-type': body === undefined ? undefined : 'application/scim+json',
      ...headers,
    }),
    ...(body !== undefined && { body: isWritten(body) ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  }
}

function isWritten(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array
}

function givenIn(headers: Readonly<Record<string, string | undefined>>): [string, string][] {
  return Object.entries(headers).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
}
