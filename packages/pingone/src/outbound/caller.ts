import type { Exchange, ScimConfiguration } from '../contract/index.ts'
import { refusal } from './answer.ts'
import {
  authorizationHeader,
  readAccessToken,
  tokenRequest,
  type AccessToken,
} from './authorization.ts'
import { maskBody, maskHeaders } from './mask.ts'
import type { BehaviourChoices } from './profile.ts'
import type { QuirkId } from './quirks.ts'
import { failed, type Result } from './result.ts'
import type { OutboundRequest, OutboundResponse, Transport, TransportResult } from './transport.ts'

/** What a request is for; it is recorded with the exchange. */
export interface Intent {
  readonly purpose: Exchange['purpose']
  readonly summary: string
  readonly quirks: readonly QuirkId[]
}

/** Whose behalf the exchanges are made on. */
export type ExchangeContext = Pick<Exchange, 'changeId' | 'rule' | 'connection' | 'subject'>

/** Access tokens by connection, kept across changes. */
export type TokenCache = Map<string, AccessToken>

export interface CallerOptions {
  readonly configuration: ScimConfiguration
  readonly choices: BehaviourChoices
  readonly transport: Transport
  readonly tokens: TokenCache
  readonly context: ExchangeContext
  readonly record: (exchange: Exchange) => Promise<void>
  readonly clock: () => Date
  readonly newId: () => string
}

/** Sends one SCIM request of a connection; the answer may have any status. */
export type Caller = (
  intent: Intent,
  request: { readonly method: string; readonly url: string; readonly body?: unknown },
) => Promise<Result<OutboundResponse>>

/** The longest part of a response body that the journal keeps, in characters. */
const keptBody = 64_000

/** Creates the function that authenticates, sends and records each request of a connection. */
export function createCaller(options: CallerOptions): Caller {
  const { configuration, choices, transport, tokens, context, clock } = options
  const mediaType =
    configuration.SCIM_VERSION === '1.1' ? 'application/json' : 'application/scim+json'
  const tokenKey = `${configuration.OAUTH_TOKEN_REQUEST} ${configuration.OAUTH_CLIENT_ID} ${configuration.OAUTH_CLIENT_SECRET}`

  async function exchange(
    intent: Intent,
    request: OutboundRequest,
    attempt: number,
  ): Promise<TransportResult> {
    const headers = {
      ...request.headers,
      ...(choices.userAgent === 'generic' && { 'user-agent': 'Java-http-client' }),
    }
    const at = clock()
    const started = performance.now()
    const result = await transport({ ...request, headers })
    const { response } = result
    await options.record({
      ...context,
      id: options.newId(),
      at: at.toISOString(),
      durationMs: Math.round((performance.now() - started) * 10) / 10,
      purpose: intent.purpose,
      summary: intent.summary,
      attempt,
      request: {
        method: request.method,
        url: request.url,
        headers: maskHeaders(headers),
        ...(request.body !== undefined && { body: maskBody(request.body) }),
      },
      ...(response && {
        response: {
          status: response.status,
          headers: maskHeaders(response.headers),
          body: maskBody(response.body.slice(0, keptBody)),
          ...(response.body.length > keptBody && { truncated: true }),
        },
      }),
      ...(result.failure && { failure: { ...result.failure } }),
      quirks: [...intent.quirks, ...(choices.userAgent === 'none' ? ['no-user-agent'] : [])],
    })
    return result
  }

  async function accessToken(): Promise<Result<string | undefined>> {
    if (configuration.AUTHENTICATION_METHOD !== 'OAuth 2 Client Credentials')
      return { ok: true, value: undefined }
    const cached = tokens.get(tokenKey)
    if (cached && cached.expiresAt > clock().getTime()) return { ok: true, value: cached.value }
    const intent: Intent = {
      purpose: 'token',
      summary: 'Ask for an access token',
      quirks: ['token-client-secret-basic', 'token-cached'],
    }
    const { response, failure } = await exchange(intent, tokenRequest(configuration), 1)
    if (failure) return failed(`The token endpoint: ${failure.message}`)
    if (response.status !== 200) return refusal(response, 'The token endpoint')
    const token = readAccessToken(response.body, clock().getTime())
    if (!token) return failed('The token endpoint answered without an access_token.')
    tokens.set(tokenKey, token)
    return { ok: true, value: token.value }
  }

  return async function call(intent, { method, url, body }) {
    for (let attempt = 1; ; attempt += 1) {
      const token = await accessToken()
      if (!token.ok) return token
      const authorization = authorizationHeader(configuration, token.value)
      const { response, failure } = await exchange(
        intent,
        {
          method,
          url,
          headers: {
            ...(authorization !== undefined && { authorization }),
            accept: mediaType,
            ...(body !== undefined && { 'content-type': mediaType }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        },
        attempt,
      )
      if (failure) return failed(failure.message)
      const stale = response.status === 401 && token.value !== undefined && attempt === 1
      if (!stale) return { ok: true, value: response }
      tokens.delete(tokenKey)
    }
  }
}
