import type { ScimConfiguration } from '@pingone-sandbox/contract'

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
  const credentials = `${formEncoded(configuration.OAUTH_CLIENT_ID)}:${formEncoded(configuration.OAUTH_CLIENT_SECRET)}`
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

function base64(text: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(text)))
}

/** Half a surrogate pair has no encoding; the token endpoint then refuses what it cannot match. */
const formEncoded = (text = ''): string => encodeURIComponent(text.toWellFormed())
