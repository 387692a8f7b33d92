import { SandboxError } from '@pingone-sandbox/workspace/text'

/** `note`: worth knowing, and no fault. */
export type FindingStatus = 'ok' | 'note' | 'warning' | 'problem'

/** One thing that `doctor` has inspected. */
export interface Finding {
  /** What was inspected, for programs: `node`, `port`, `data-folder`, … */
  readonly id: string
  readonly status: FindingStatus
  /** A sentence. */
  readonly message: string
  /** What to do, as a sentence. */
  readonly advice?: string
}

/** Makes the problem that an error reports. */
export function problemOf(id: string, error: unknown): Finding {
  if (!(error instanceof SandboxError)) throw error
  const { message, hint } = error
  return { id, status: 'problem', message, ...(hint !== undefined && { advice: hint }) }
}
