import type { LeftResource } from '@pingone-sandbox/contract'
import { SandboxError } from '@pingone-sandbox/workspace/text'

/** Why an endpoint cannot be checked at all; `left`: the check was interrupted, and could not remove all that it had made. */
export type CheckErrorReason = 'unreachable' | 'credentials' | 'no-scim' | 'left'

/** There is no report. */
export class CheckError extends SandboxError {
  readonly reason: CheckErrorReason

  constructor(reason: CheckErrorReason, message: string, hint: string, options?: ErrorOptions) {
    super(reason === 'unreachable' ? 'unreachable' : 'connection_failed', message, hint, options)
    this.reason = reason
  }
}

/** The check was interrupted, and not all that it had made could be removed. */
export const interruptedWith = (left: readonly LeftResource[], cause: unknown): CheckError =>
  new CheckError(
    'left',
    `${left.length} of the users and groups of the check remain at the endpoint: ${left.map(({ name, id }) => name || id).join(', ')}.`,
    'check --clean removes them once the endpoint allows it.',
    { cause },
  )
