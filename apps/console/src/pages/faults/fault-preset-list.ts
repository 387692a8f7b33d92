import type { FaultInput } from '@pingone-sandbox/contract'

/** A suggested fault, and how PingOne's simulated client reacts. */
export interface FaultPreset {
  readonly title: string
  readonly watch: string
  /** The quirk ledger record about this reaction. */
  readonly quirk: string
  readonly fault: FaultInput
}

export const faultPresets: readonly FaultPreset[] = [
  {
    title: 'Too many requests',
    watch: 'The client waits as long as Retry-After asks, and sends the request again.',
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
      'After ten failures in a row the circuit opens. Probes follow, each after a longer pause; the first that succeeds closes it, and deferred requests are sent. A user without attempts left stays Failed.',
    quirk: 'circuit-breaker',
    fault: { times: 12, effect: { kind: 'status', status: 503 } },
  },
  {
    title: 'Not authorized',
    watch:
      'A 401 is permanent: with a fixed token the user stays Failed until the next change; with client credentials a new token is fetched once.',
    quirk: 'token-cached',
    fault: { operation: 'create', effect: { kind: 'status', status: 401 } },
  },
  {
    title: 'A proxy’s page in place of JSON',
    watch: 'The content of the page is ignored: a 502 is transient, so the search is sent again.',
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
      'Each answer comes three seconds late. One that is later than the deadline of the connection counts as a transient failure.',
    quirk: 'retry-with-backoff',
    fault: { times: 5, effect: { kind: 'latency', ms: 3000 } },
  },
]
