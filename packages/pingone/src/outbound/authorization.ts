import type { ScimConfiguration } from '../contract/index.ts'

/** An access token with the instant, in epoch milliseconds, from which it is no longer used. */
export interface AccessToken {
  readonly value: string
  readonly expiresAt: number
}

/**
 * The `Authorization` header of a connection, or nothing for *None*.
 *
 * The scheme is the *Auth Type Header*; "OAuth Client Credentials" stands for Bearer there.
 */
export function authorizationHeader(
  configuration: ScimConfiguration,
  token?: string,
): string | undefined {
  if (configuration.AUTHENTICATION_METHOD === 'None') return undefined
  if (configuration.AUTHORIZATION_TYPE === 'Custom') return configuration.CUSTOM_HEADER
  if (configuration.AUTHENTICATION_METHOD === 'Basic Authentication')
    return `Basic ${base64(`${configuration.BASIC_AUTH_USER ?? ''}:${configuration.BASIC_AUTH_PASSWORD ?? ''}`)}`
  const scheme =
    configuration.AUTHORIZATION_TYPE === 'OAuth Client Credentials'
      ? 'Bearer'
      : configuration.AUTHORIZATION_TYPE
  return `${scheme} ${token ?? configuration.OAUTH_ACCESS_TOKEN ?? ''}`
}

/** The token request of a client-credentials connection (RFC 6749 §4.4, client_secret_basic). */
export function tokenRequest(configuration: ScimConfiguration) {
  const credentials = `${encodeURIComponent(configuration.OAUTH_CLIENT_ID ?? '')}:${encodeURIComponent(configuration.OAUTH_CLIENT_SECRET ?? '')}`
  return {
    method: 'POST',
    url: configuration.OAUTH_TOKEN_REQUEST ?? '',
    headers: {
      authorization: `Basic ${base64(credentials)}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    body: 'grant_type=client_credentials',
  }
}

/** Reads a token response (RFC 6749 §5.1); nothing when it is not one. A minute is kept in hand before the expiry. */
export function readAccessToken(body: string, now: number): AccessToken | undefined {
  try {
    const answer: unknown = JSON.parse(body)
    if (typeof answer !== 'object' || answer === null || !('access_token' in answer))
      return undefined
    const { access_token: value } = answer
    if (typeof value !== 'string' || value === '') return undefined
    const lifetime = 'expires_in' in answer ? Number(answer.expires_in) : 3600
    return {
      value,
      expiresAt: now + Math.max(0, (Number.isFinite(lifetime) ? lifetime : 3600) - 60) * 1000,
    }
  } catch {
    return undefined
  }
}

function base64(text: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(text)))
}
