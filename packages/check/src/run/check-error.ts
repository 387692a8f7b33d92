import { SandboxError } from '@pingone-sandbox/workspace/text'

/** Why an endpoint cannot be checked at all. */
export type CheckErrorReason = 'unreachable' | 'credentials' | 'no-scim'

/** An endpoint cannot be checked at all, so that there is no report. */
export class CheckError extends SandboxError {
  readonly reason: CheckErrorReason

  constructor(reason: CheckErrorReason, message: string, hint: string) {
    super(reason === 'unreachable' ? 'unreachable' : 'connection_failed', message, hint)
    this.reason = reason
  }
}
