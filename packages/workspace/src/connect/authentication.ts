import type { CheckQuery, ConnectionKey, ScimConfiguration } from '@pingone-sandbox/contract'
import { readToken } from './read-token.ts'

/** The keys of a connection that say how PingOne authenticates. */
export type Authentication = Pick<ScimConfiguration, 'AUTHENTICATION_METHOD'> &
  Partial<Pick<ScimConfiguration, ConnectionKey>>

/** The credentials of a body; an empty token, or none, is no authentication. */
export type GivenCredentials = Pick<CheckQuery, 'token' | 'basic' | 'clientCredentials'>

/** Formats the keys of a connection that authenticates with credentials as people paste them. */
export const formatAuthentication = ({ token = '', ...others }: GivenCredentials): Authentication =>
  authenticationWith({ ...others, token: readToken(token) })

/** Formats the keys of a connection that authenticates with the given credentials, whose token is sent as it is. */
export function authenticationWith({
  token = '',
  basic,
  clientCredentials,
}: GivenCredentials): Authentication {
  if (basic)
    return {
      AUTHENTICATION_METHOD: 'Basic Authentication',
      AUTHORIZATION_TYPE: 'Basic',
      BASIC_AUTH_USER: basic.user,
      BASIC_AUTH_PASSWORD: basic.password,
    }
  if (clientCredentials)
    return {
      AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
      AUTHORIZATION_TYPE: 'OAuth Client Credentials',
      OAUTH_TOKEN_REQUEST: clientCredentials.tokenUrl,
      OAUTH_CLIENT_ID: clientCredentials.clientId,
      OAUTH_CLIENT_SECRET: clientCredentials.clientSecret,
    }
  if (token === '') return { AUTHENTICATION_METHOD: 'None', AUTHORIZATION_TYPE: 'Bearer' }
  return {
    AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
    AUTHORIZATION_TYPE: 'Bearer',
    OAUTH_ACCESS_TOKEN: token,
  }
}
