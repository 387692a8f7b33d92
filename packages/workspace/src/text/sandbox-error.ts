/** What went wrong, for programs. The command line turns it into an exit code, the control API into a status. */
export type SandboxErrorCode =
  | 'unknown_setting'
  | 'invalid_setting'
  | 'port_in_use'
  | 'cannot_listen'
  | 'data_dir_in_use'
  | 'data_dir_unusable'
  | 'store_failed'
  | 'console_missing'
  | 'invalid_request'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'timed_out'
  | 'unreachable'
  | 'no_answer'
  | 'connection_failed'
  | 'internal'

/** An error for a person at a terminal: what failed, with which value, and what to do about it. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError'
  readonly code: SandboxErrorCode
  /** What to do, as a sentence. */
  readonly hint: string | undefined

  constructor(code: SandboxErrorCode, message: string, hint?: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.hint = hint
  }
}
