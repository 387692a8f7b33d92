import { PlatformError } from './api-error.ts'
import { type Fetch, parseJson } from './api-request.ts'

/** A worker application of an environment. */
export interface WorkerApplication {
  /** Tokens are issued at `{auth}/{environmentId}/as/token`. */
  readonly auth: string
  readonly environmentId: string
  readonly clientId: string
  readonly clientSecret: string
}

/** The access token of a client. */
export interface AccessToken {
  /** Requests a token when there is none; simultaneous calls share one request. Throws a `PlatformError`. */
  readonly value: () => Promise<string>
  /** Discards a token that was refused, so that the next call requests another. Returns whether a retry makes sense. */
  readonly expire: (token: string) => boolean
}

/** Creates an access token that is given and cannot be renewed. */
export const createFixedToken = (token: string): AccessToken => ({
  value: async () => token,
  expire: () => false,
})

/**
 * Creates an access token that is requested by client credentials.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6749#section-4.4 RFC 6749 §4.4}
 */
export function createRenewableToken(application: WorkerApplication, fetch: Fetch): AccessToken {
  let current: { readonly answer: Promise<string>; token?: string } | undefined

  return {
    async value() {
      const requested = (current ??= { answer: requestToken(application, fetch) })
      try {
        return (requested.token = await requested.answer)
      } catch (error) {
        // A failed request is not kept for the next call.
        if (current === requested) current = undefined
        throw error
      }
    },
    expire(token) {
      if (current?.token === token) current = undefined
      return true
    },
  }
}

async function requestToken(
  { auth, environmentId, clientId, clientSecret }: WorkerApplication,
  fetch: Fetch,
): Promise<string> {
  const path = `/${environmentId}/as/token`
  const response = await fetch(auth + path, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
  const text = await response.text()
  const { access_token: token } = Object(parseJson(text)) as { readonly access_token?: unknown }
  if (response.ok && typeof token === 'string') return token
  throw new PlatformError({ method: 'POST', path }, { status: response.status, text })
}
