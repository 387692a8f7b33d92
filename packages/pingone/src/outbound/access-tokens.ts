import type { Failure } from './result.ts'
import type { AccessToken } from './token-answer.ts'
import type { TransportResult } from '../wire/transport.ts'

/** How a request for a token ended. */
export type TokenOutcome =
  | { readonly ok: true; readonly value: AccessToken }
  | { readonly ok: false; readonly failure: Failure; readonly result: TransportResult }

/** The access tokens of client-credentials connections, kept across changes. */
export interface AccessTokens {
  /** The token to use at an instant in epoch milliseconds; undefined when a new one must be requested. */
  readonly current: (key: string, now: number) => AccessToken | undefined
  /** Requests a token; concurrent calls share one request. */
  readonly request: (key: string, ask: () => Promise<TokenOutcome>) => Promise<TokenOutcome>
  /** Discards a token that the target refused, unless it has been replaced. */
  readonly forget: (key: string, token: AccessToken) => void
  /** Discards all. */
  readonly clear: () => void
}

export function createAccessTokens(): AccessTokens {
  let tokens = new Map<string, AccessToken>()
  let requests = new Map<string, Promise<TokenOutcome>>()

  async function ask(key: string, send: () => Promise<TokenOutcome>): Promise<TokenOutcome> {
    const mine = tokens
    const outcome = await send()
    // A token that arrives after `clear` is not stored.
    if (outcome.ok) mine.set(key, outcome.value)
    return outcome
  }

  return {
    current(key, now) {
      const token = tokens.get(key)
      return token && token.expiresAt > now ? token : undefined
    },
    request(key, send) {
      const running = requests.get(key)
      if (running) return running
      const mine = requests
      const request = ask(key, send).finally(() => mine.delete(key))
      mine.set(key, request)
      return request
    },
    forget(key, token) {
      // An endpoint may answer the same text again, which is another token all the same.
      if (tokens.get(key) === token) tokens.delete(key)
    },
    clear() {
      tokens = new Map()
      requests = new Map()
    },
  }
}
