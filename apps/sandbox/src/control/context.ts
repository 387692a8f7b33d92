import type { PingOne } from '@pingone-sandbox/pingone'
import type { SandboxInfo } from '@pingone-sandbox/pingone/contract'

/** What the control API steers. */
export interface ControlContext {
  readonly pingone: PingOne
  readonly info: () => SandboxInfo
  /** Puts both sides back to the seed. */
  readonly reset: () => Promise<void>
  /** Calls back after each reset; returns the way to stop. */
  readonly onReset: (listener: () => void) => () => void
}
