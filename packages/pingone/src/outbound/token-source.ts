import type { ScimConfiguration } from '@pingone-sandbox/contract'
import type { TokenOutcome } from './access-tokens.ts'
import { tokenRequest } from './authorization.ts'
import type { CallerOptions } from './call.ts'
import type { Attempt, RecordedExchange } from './recorded-exchange.ts'
import type { Gate } from './pace.ts'
import { judge } from './retry.ts'
import { intentOf } from './shaping-quirks.ts'
import { readTokenAnswer, type AccessToken } from './token-answer.ts'

/** Where the requests of a client-credentials connection get their access token. */
export interface TokenSource {
  /** The token to use. The gate is awaited before a request for one. */
  readonly get: (attempt: Attempt, gate: Gate) => Promise<TokenOutcome>
  /** Discards a token that the target refused. */
  readonly forget: (token: AccessToken) => void
}

const operation = {
  subject: 'connection',
  purpose: 'token',
  summary: 'Ask for an access token',
} as const

/** Creates the token source of a client-credentials connection; concurrent calls share one request for a token. */
export function createTokenSource(
  {
    configuration,
    choices,
    tokens,
    channel,
    clock,
  }: Pick<CallerOptions, 'configuration' | 'choices' | 'tokens' | 'channel' | 'clock'>,
  exchange: RecordedExchange,
): TokenSource {
  const key = tokenKey(configuration)
  const now = () => clock().getTime()

  async function request(attempt: Attempt, gate: Gate): Promise<TokenOutcome> {
    const sent = tokenRequest(configuration)
    const intent = intentOf(operation, sent, { configuration, choices })
    const turn = gate()
    if (turn) await turn
    const result = await exchange(intent, sent, attempt)
    const token = readTokenAnswer(result, now())
    if (token.ok) return token
    // Without a token no request can be sent, but a token does not show that the target works.
    if (judge(result).reached === false)
      channel.report({ purpose: 'token', reached: false, reason: token.failure.message })
    return { ...token, result }
  }

  return {
    async get(attempt, gate) {
      const token = tokens.current(key, now())
      return token ? { ok: true, value: token } : tokens.request(key, () => request(attempt, gate))
    },
    forget: (token) => tokens.forget(key, token),
  }
}

/** Under which the access token of a client-credentials connection is kept: another client has another one. */
export const tokenKey = ({
  OAUTH_TOKEN_REQUEST,
  OAUTH_CLIENT_ID,
  OAUTH_CLIENT_SECRET,
}: ScimConfiguration): string =>
  JSON.stringify([OAUTH_TOKEN_REQUEST, OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET])
