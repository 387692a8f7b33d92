import type { FaultInput } from '@pingone-sandbox/contract'

/** A fault that teaches something, and what PingOne's client is simulated to do about it. */
export interface FaultPreset {
  readonly title: string
  readonly watch: string
  /** The record of the quirk ledger that says so, and how it is known. */
  readonly quirk: string
  readonly fault: FaultInput
}

export const faultPresets: readonly FaultPreset[] = [
  {
    title: 'Too many requests',
    watch: 'The client waits as long as Retry-After asks, and sends the request once more.',
    quirk: 'retry-after-honoured',
    fault: { times: 3, effect: { kind: 'status', status: 429, retryAfter: 2 } },
  },
  {
    title: 'Created, but the answer is lost',
    watch:
      'The client does not create again: it looks the user up, finds it, and makes no duplicate.',
    quirk: 'lost-answer-looked-up',
    fault: {
      operation: 'create',
      resource: 'User',
      effect: { kind: 'reset', when: 'after-commit' },
    },
  },
  {
    title: 'Out of order for a while',
    watch:
      'After ten failures in a row the circuit opens. Probes follow, each after a longer pause; the first that gets through closes it, and what was not sent meanwhile is sent. A user without attempts left stays Failed.',
    quirk: 'circuit-breaker',
    fault: { times: 12, effect: { kind: 'status', status: 503 } },
  },
  {
    title: 'Not authorized',
    watch:
      'A 401 does not pass by itself: with a fixed token the user stands Failed until the next change; with client credentials a new token is fetched once.',
    quirk: 'token-cached',
    fault: { operation: 'create', effect: { kind: 'status', status: 401 } },
  },
  {
    title: 'A proxy’s page in place of JSON',
    watch: 'What the page says does not matter: a 502 may pass, so the search is sent once more.',
    quirk: 'retry-with-backoff',
    fault: {
      operation: 'query',
      effect: {
        kind: 'status',
        status: 502,
        headers: { 'Content-Type': 'text/html' },
        body: '<html>Bad gateway</html>',
      },
    },
  },
  {
    title: 'Slow',
    watch:
      'Each answer comes three seconds late. One that is later than the deadline of the connection counts as a failure that may pass.',
    quirk: 'retry-with-backoff',
    fault: { times: 5, effect: { kind: 'latency', ms: 3000 } },
  },
]
