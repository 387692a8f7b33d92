import { isLoopbackUrl, type Exchange, type ScimConfiguration } from '@pingone-sandbox/contract'
import type { ConnectionRecord } from '../configuration/records.ts'
import { authorizationHeader, tokenRequest } from '../outbound/authorization.ts'
import { maskAddress } from '../secrecy/mask-address.ts'
import { leadsTo, presentConfiguration, type ReuseRefusal } from './present-configuration.ts'

export interface PresentAuthorizationOptions {
  readonly connection: (id: string) => Promise<ConnectionRecord | undefined>
  /** The access token that a client-credentials connection has now. */
  readonly accessToken: (configuration: ScimConfiguration) => string | undefined
}

/** The `Authorization` header that a recorded request would carry now, in clear; undefined where it would have none. */
export type PresentAuthorization = (
  exchange: Exchange,
) => Promise<{ readonly authorization: string | undefined } | ReuseRefusal>

/**
 * Creates what reads the credentials for a recorded request in clear, from the connection's present configuration.
 *
 * It refuses targets that are not on this machine, and addresses to which the connection does not lead now.
 */
export function createPresentAuthorization({
  connection,
  accessToken,
}: PresentAuthorizationOptions): PresentAuthorization {
  return async (exchange) => {
    const { url } = exchange.request
    if (!isLoopbackUrl(url))
      return {
        refusal: `Secrets are given in clear only for a target on this machine, and not for ${hostOf(url)}.`,
        hint: 'Leave secrets=clear out: the request then has variables for its secrets.',
      }
    const present = await presentConfiguration(exchange, connection)
    if ('refusal' in present) return present
    const { configuration } = present
    const isToken = exchange.purpose === 'token'
    const address = isToken ? (configuration.OAUTH_TOKEN_REQUEST ?? '') : configuration.SCIM_URL
    if (isToken ? ![address, maskAddress(address)].includes(url) : !leadsTo(configuration, url))
      return {
        refusal: `The connection leads to ${maskAddress(address) || 'no token endpoint'} now, and its credentials are not given for another address.`,
      }
    if (isToken) return { authorization: tokenRequest(configuration).headers.authorization }
    const needsToken =
      configuration.AUTHENTICATION_METHOD === 'OAuth 2 Client Credentials' &&
      configuration.AUTHORIZATION_TYPE !== 'Custom'
    const token = needsToken ? accessToken(configuration) : undefined
    if (needsToken && token === undefined)
      return {
        refusal: 'The connection has no valid access token now.',
        hint: 'Test the connection, which requests one, and copy again.',
      }
    return { authorization: authorizationHeader(configuration, token) }
  }
}

const hostOf = (url: string): string => URL.parse(url)?.host ?? 'an address that is no URL'
