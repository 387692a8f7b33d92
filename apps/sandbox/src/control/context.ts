import type { PingOne } from '@pingone-sandbox/pingone'
import type { SandboxInfo } from '@pingone-sandbox/pingone/contract'
import type { MisbehaviourSwitch } from '@pingone-sandbox/scim-server'

/** What the control API steers. */
export interface ControlContext {
  readonly pingone: PingOne
  /** Of the reference server. */
  readonly misbehaviours: MisbehaviourSwitch
  readonly info: () => SandboxInfo
  /** Puts both sides back to the seed. */
  readonly reset: () => Promise<void>
  /** Calls back after each reset; returns the way to stop. */
  readonly onReset: (listener: () => void) => () => void
}
