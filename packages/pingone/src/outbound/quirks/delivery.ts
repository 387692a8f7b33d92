import { exchangePurposes, type Quirk } from '@pingone-sandbox/contract'
import type { AttemptConditions } from './attempt.ts'

const everyRequest = [...exchangePurposes]

/** What becomes of a request that fails. */
export const deliveryQuirks = [
  {
    id: 'retry-with-backoff',
    title: 'A transient failure is retried, each time after a longer pause',
    detail:
      '408, 425, 429, 5xx but 501, timeouts and broken connections. A subject whose last attempt has failed is Failed until its next change or a Full Resync, even when the target answers other requests meanwhile.',
    evidence: 'inferred',
    source: 'Usual practice. PingFederate’s AWS connector gained it in December 2025.',
    choice: 'retries=backoff',
    appliesTo: everyRequest,
  },
  {
    id: 'no-retry',
    title: 'A failure is final at once',
    detail: 'The next change or a Full Resync tries again.',
    evidence: 'inferred',
    source: 'The other reading: no retry of outbound requests is documented.',
    choice: 'retries=none',
    appliesTo: everyRequest,
  },
  {
    id: 'retry-after-honoured',
    title: 'Retry-After sets the pause, in seconds or as a date',
    detail: 'RFC 9110 §10.2.3.',
    evidence: 'inferred',
    source: 'PingFederate AWS connector changelog (December 2025), by analogy.',
    choice: 'retryAfter=honoured',
    appliesTo: everyRequest,
  },
  {
    id: 'retry-after-ignored',
    title: 'Retry-After is not read',
    detail: 'The pauses grow as for any other failure.',
    evidence: 'inferred',
    source: 'PingFederate AWS connector changelog: 429 was not handled before December 2025.',
    choice: 'retryAfter=ignored',
    appliesTo: everyRequest,
  },
  {
    id: 'lost-answer-looked-up',
    title: 'A create whose answer was lost is looked up before it is sent again',
    detail:
      'The target may have committed before the connection broke or the 5xx was sent; a match is linked, so that no duplicate is made.',
    evidence: 'inferred',
    source: 'Robust reading; the real behaviour is not public.',
    appliesTo: ['lookup', 'create'],
  },
  {
    id: 'circuit-breaker',
    title: 'Requests stop for a while when a target keeps failing',
    detail:
      'After ten failures in a row nothing is sent until a probe, which is the connection check, succeeds. Then only deferred users and groups are synced, with the attempts that remain; a user or group without attempts stays Failed, and so do those whose failures opened the circuit. When only one kind of request keeps failing, the next probe is sent at once. The breakers that Ping documents are inbound ones.',
    evidence: 'inferred',
    source: 'Usual practice; nothing is documented for outbound.',
    date: 'read in November 2026',
    appliesTo: ['probe'],
  },
] as const satisfies readonly Quirk[]

/** What shapes a retry. */
export const retryConditions = {
  'retry-with-backoff': ({ repetition }) => repetition?.after === 'transient-failure',
  'retry-after-honoured': ({ repetition }) =>
    repetition?.after === 'transient-failure' && repetition.retryAfter === 'honoured',
  'retry-after-ignored': ({ repetition }) =>
    repetition?.after === 'transient-failure' && repetition.retryAfter === 'ignored',
} satisfies AttemptConditions
