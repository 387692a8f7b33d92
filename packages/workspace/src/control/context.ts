import type { EnvironmentProvisioning, PingOne } from '@pingone-sandbox/pingone'
import type { SandboxInfo, Setting } from '@pingone-sandbox/contract'
import type { MisbehaviourSwitch } from '@pingone-sandbox/scim-server'
import type { StoreError } from '@pingone-sandbox/store'
import type { RequestLog } from './request-log.ts'

/** What the control API reads and changes. */
export interface ControlContext {
  readonly pingone: PingOne
  /** The provisioning of the environment that is shown. */
  readonly provisioning: EnvironmentProvisioning
  /** Of the reference server. */
  readonly misbehaviours: MisbehaviourSwitch
  /** What reached the reference server. */
  readonly requests: Pick<RequestLog, 'entries' | 'find'>
  /** Sends a request to the reference server, by its URL. */
  readonly fetch: typeof fetch
  /** A number for each run of a scenario, to draw its chance from; after a reset the same ones come again. */
  readonly scenarioSeed: () => number
  readonly info: () => SandboxInfo
  /** Why data cannot be stored; empty while all is well. */
  readonly failures: () => readonly StoreError[]
  /** Puts both sides back to the seed. */
  readonly reset: () => Promise<void>
  /** Calls back after each reset; returns the way to stop. */
  readonly onReset: (listener: () => void) => () => void
  /** Calls back after each change of a setting; returns the way to stop. */
  readonly onSetting: (listener: (setting: Setting) => void) => () => void
}
