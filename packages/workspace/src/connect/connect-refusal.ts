import type { ConnectFailure } from '@pingone-sandbox/contract'
import { SandboxError } from '../text/index.ts'

/** The connection could not be tested; nothing was created or changed. */
export class ConnectRefusal extends SandboxError {
  readonly details: ConnectFailure

  constructor(message: string, hint: string, details: ConnectFailure) {
    super('connection_failed', message, hint)
    this.details = details
  }
}
