import { type ConnectionKey, secretKeys, type ScimConfiguration } from '@pingone-sandbox/contract'

/** How PingOne authenticates at the endpoint. */
export type Credentials =
  | { readonly method: 'none' }
  | { readonly method: 'bearer'; readonly token: string }
  | { readonly method: 'basic'; readonly user: string; readonly password: string }
  | {
      readonly method: 'client-credentials'
      /** The URL of the token endpoint. */
      readonly tokenUrl: string
      readonly clientId: string
      readonly clientSecret: string
    }
  | { readonly method: 'connection'; readonly configuration: Authentication }

/** The keys of a connection that say how PingOne authenticates. */
type Authentication = Pick<ScimConfiguration, 'AUTHENTICATION_METHOD'> &
  Partial<Pick<ScimConfiguration, ConnectionKey>>

/** The keys of a connection that carry the credentials. */
export function configurationOf(credentials: Credentials): Authentication {
  switch (credentials.method) {
    case 'none':
      return { AUTHENTICATION_METHOD: 'None', AUTHORIZATION_TYPE: 'Bearer' }
    case 'bearer':
      return {
        AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
        AUTHORIZATION_TYPE: 'Bearer',
        OAUTH_ACCESS_TOKEN: credentials.token,
      }
    case 'basic':
      return {
        AUTHENTICATION_METHOD: 'Basic Authentication',
        AUTHORIZATION_TYPE: 'Basic',
        BASIC_AUTH_USER: credentials.user,
        BASIC_AUTH_PASSWORD: credentials.password,
      }
    case 'client-credentials':
      return {
        AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
        AUTHORIZATION_TYPE: 'OAuth Client Credentials',
        OAUTH_TOKEN_REQUEST: credentials.tokenUrl,
        OAUTH_CLIENT_ID: credentials.clientId,
        OAUTH_CLIENT_SECRET: credentials.clientSecret,
      }
    case 'connection':
      return credentials.configuration
  }
}

/** The texts of the credentials that appear in no output. */
export function secretsOf(credentials: Credentials): readonly string[] {
  switch (credentials.method) {
    case 'none':
      return []
    case 'bearer':
      return [credentials.token]
    case 'basic':
      return [credentials.password]
    case 'client-credentials':
      return [credentials.clientSecret]
    case 'connection':
      return secretKeys.flatMap((key) => credentials.configuration[key] ?? [])
  }
}
