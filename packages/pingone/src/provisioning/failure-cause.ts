import type { FailureCause } from '../contract/index.ts'
import type { Failure } from '../outbound/result.ts'

/** Tells why something failed, in the words by which failures are grouped. */
export function causeOf({ cause, status, leftBehind }: Failure): FailureCause {
  if (cause !== undefined) return cause
  if (status === undefined) return leftBehind ? 'circuit-open' : 'no-answer'
  if (status === 401 || status === 403) return 'credentials'
  if (status === 404) return 'not-found'
  if (status === 409) return 'conflict'
  if (status === 429) return 'throttled'
  if (status >= 500) return 'target-error'
  // An answer that says yes, or leads elsewhere, and is no SCIM.
  return status < 400 ? 'unreadable' : 'refused'
}
