import type { FaultInput } from '@pingone-sandbox/pingone/contract'

/** A fault that teaches something, and what PingOne's client is simulated to do about it. */
export interface FaultPreset {
  readonly title: string
  readonly watch: string
  readonly fault: FaultInput
}

export const faultPresets: readonly FaultPreset[] = [
  {
    title: 'Too many requests',
    watch: 'The client waits as long as Retry-After asks, and sends the request once more.',
    fault: { times: 3, effect: { kind: 'status', status: 429, retryAfter: 2 } },
  },
  {
    title: 'Created, but the answer is lost',
    watch:
      'The client does not create again: it looks the user up, finds it, and makes no duplicate.',
    fault: {
      operation: 'create',
      resource: 'User',
      effect: { kind: 'reset', when: 'after-commit' },
    },
  },
  {
    title: 'Out of order for a while',
    watch:
      'After ten failures in a row the circuit opens; a probe closes it, and who was left behind is taken up.',
    fault: { times: 30, effect: { kind: 'status', status: 503 } },
  },
  {
    title: 'Not authorized',
    watch:
      'A 401 does not pass by itself: with a fixed token the user stands Failed until the next change; with client credentials a new token is fetched once.',
    fault: { operation: 'create', effect: { kind: 'status', status: 401 } },
  },
  {
    title: 'A proxy’s page in place of JSON',
    watch: 'What the page says does not matter: a 502 may pass, so the search is sent once more.',
    fault: {
      operation: 'query',
      effect: {
        kind: 'status',
        status: 502,
        headers: { 'content-type': 'text/html' },
        body: '<html>Bad gateway</html>',
      },
    },
  },
  {
    title: 'Slow',
    watch:
      'Each answer comes three seconds late; the deadline of the connection decides whether that is too late.',
    fault: { times: 5, effect: { kind: 'latency', ms: 3000 } },
  },
]
