import type { FailureCause } from '@pingone-sandbox/contract'
import type { Failure } from '../outbound/result.ts'

/** Returns the cause by which failures are grouped: the cause that the failure names, or else one derived from its status. */
export function causeOf({ cause, status }: Failure): FailureCause {
  if (cause !== undefined) return cause
  if (status === undefined) return 'other'
  if (status === 401 || status === 403) return 'credentials'
  if (status === 404 || status === 410) return 'not-found'
  if (status === 405 || status === 501) return 'method-not-supported'
  if (status === 409) return 'conflict'
  if (status === 429) return 'throttled'
  if (status >= 500 || status === 408 || status === 425) return 'target-error'
  // A success or a redirect whose body is no SCIM.
  return status < 400 ? 'unreadable' : 'refused'
}

/** The cause of a failure, and the status of the answer if there was one, as an outcome has them. */
export const reasonsOf = (
  failure: Failure,
): { readonly cause: FailureCause; readonly failureStatus?: number } => ({
  cause: causeOf(failure),
  ...(failure.status !== undefined && { failureStatus: failure.status }),
})
