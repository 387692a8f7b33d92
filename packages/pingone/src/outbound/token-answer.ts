import type { FailureCause } from '@pingone-sandbox/contract'
import { jsonOf } from '../wire/answer-body.ts'
import { unfitForToken } from '../wire/header-value.ts'
import { describeRedirect } from './redirect.ts'
import { failed, type Result } from './result.ts'
import { shownOf } from '../secrecy/shown-response.ts'
import { describedFailure } from './transport-failure.ts'
import type { OutboundResponse, TransportResult } from '../wire/transport.ts'

/** An access token with the instant, in epoch milliseconds, from which it is no longer used. */
export interface AccessToken {
  readonly value: string
  readonly expiresAt: number
}

/**
 * Reads the answer of a token endpoint: the token, or in words why there is none.
 *
 * A failure carries no status, which is that of a target everywhere else.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6749#section-5 RFC 6749 §5}
 */
export function readTokenAnswer(
  { response, failure }: TransportResult,
  now: number,
): Result<AccessToken> {
  if (failure) {
    const { cause } = describedFailure(failure)
    return noToken(
      `The token endpoint gives no answer: ${failure.message}`,
      isOfTheWay(cause) ? cause : 'token-endpoint',
    )
  }
  const { status } = response
  const answer = Object(jsonOf(response)) as Readonly<Record<string, unknown>>
  const value = answer['access_token']
  if (status < 200 || status >= 300 || typeof value !== 'string' || value === '')
    return noToken(`The token endpoint answered ${status}${reasonOf(shownOf(response))}.`)
  const unfit = unfitForToken(value)
  if (unfit !== undefined)
    return noToken(
      `The token endpoint answered ${status} with an access_token that contains ${unfit}, which no header can carry.`,
    )
  return { ok: true, value: { value, expiresAt: now + usableFor(answer['expires_in']) } }
}

const noToken = (message: string, cause: FailureCause = 'token-endpoint') =>
  failed(message, { cause })

/** Tells whether a cause calls for the same remedy, whichever server is on the other side. */
const isOfTheWay = (cause: FailureCause | undefined): cause is FailureCause =>
  cause === 'address-refused' || cause === 'certificate' || cause === 'proxy'

/** How long a token is taken to live, in seconds, when the answer does not say it in a way that can be used. */
const assumedLifetime = 3600

/** For how many milliseconds a token is used: it is renewed a minute before it expires, a short-lived one after half its life. */
function usableFor(expiresIn: unknown): number {
  const said = typeof expiresIn === 'string' && expiresIn.trim() !== '' ? +expiresIn : expiresIn
  const lifetime = typeof said === 'number' && said > 0 ? said : assumedLifetime
  return Math.max(lifetime - 60, lifetime / 2) * 1000
}

/** What the error codes of OAuth mean. */
const meanings: Readonly<Record<string, string>> = {
  invalid_request: 'it does not understand the request',
  invalid_client: 'it does not accept OAuth Client ID and OAuth Client Secret',
  invalid_grant: 'it does not accept the grant',
  unauthorized_client: 'the client may not use client credentials',
  unsupported_grant_type: 'it does not support client credentials',
  invalid_scope: 'it requires another scope',
}

/** Says it of the answer as it may be shown: a description may repeat the client secret, and a quote is cut. */
function reasonOf(response: OutboundResponse): string {
  const { status, headers } = response
  const answer = Object(jsonOf(response)) as Readonly<Record<string, unknown>>
  const { error, error_description: description } = answer
  if (typeof error === 'string' && error !== '') {
    const meaning = meanings[error]
    return `${meaning === undefined ? `: ${sentence(error)}` : `: ${meaning} (${error})`}${
      typeof description === 'string' && description !== '' ? `: ${sentence(description)}` : ''
    }`
  }
  const said = [answer, Object(error) as typeof answer]
    .flatMap((each) => [each['message'], each['detail'], each['title']])
    .find((text) => typeof text === 'string' && text !== '')
  if (typeof said === 'string') return `: ${sentence(said)}`
  const redirect = describeRedirect(response)
  if (redirect !== undefined) return redirect
  if (status >= 200 && status < 300) return ' without an access_token'
  if (status === 404) return ': there is nothing at OAuth Token Request'
  return ` and gives no reason (${headers['content-type'] ?? 'no content type'})`
}

/** The longest part of a foreign text that a message quotes, in characters. */
const longestQuote = 300

function sentence(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  return line.length > longestQuote ? `${line.slice(0, longestQuote)} …` : line.replace(/\.$/, '')
}
