import { type SandboxErrorCode, SandboxError } from '@pingone-sandbox/workspace/text'

/** Every other error ends with 1. These numbers are public: scripts rely on them. */
const exitCodes: Partial<Record<SandboxErrorCode, number>> = {
  unknown_setting: 3,
  invalid_setting: 3,
  data_dir_in_use: 3,
  data_dir_unusable: 3,
  port_in_use: 4,
  timed_out: 124,
}

/** The exit code of a command that ends with an error. */
export function exitCodeOf(error: unknown): number {
  return (error instanceof SandboxError && exitCodes[error.code]) || 1
}
