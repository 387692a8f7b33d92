import type { Fetch } from '@pingone-sandbox/client'
import type { EnvironmentProvisioning, PingOne } from '@pingone-sandbox/pingone'
import type { SandboxInfo, Setting } from '@pingone-sandbox/contract'
import type { MisbehaviourSwitch } from '@pingone-sandbox/scim-server'
import type { StoreError } from '@pingone-sandbox/store'
import type { CheckRuns } from '../check/check-runs.ts'
import type { EndpointChecks } from '../check/run-check.ts'
import type { Connect } from '../connect/connect.ts'
import type { LessonProgresses } from '../guide/lesson-progress.ts'
import type { RequestLog } from './request-log.ts'

/** What the control API reads and changes. */
export interface ControlContext {
  readonly pingone: PingOne
  /** The provisioning of the environment that is shown. */
  readonly provisioning: EnvironmentProvisioning
  /** Of the reference server. */
  readonly misbehaviours: MisbehaviourSwitch
  /** The log of requests to the reference server. */
  readonly requests: Pick<RequestLog, 'entries' | 'find'>
  /** The progress in the guide. */
  readonly lessons: LessonProgresses
  /** Connects a SCIM server and provisions into it. */
  readonly connect: Connect
  /** The checks of endpoints; absent where the host does not check. */
  readonly checks?: CheckRuns & Pick<EndpointChecks, 'format'>
  /** Sends a request to the reference server, by its URL. */
  readonly fetch: Fetch
  /** Draws a seed for each run of a scenario; the series begins anew after a reset. */
  readonly scenarioSeed: () => number
  readonly info: () => SandboxInfo
  /** Why data cannot be stored; empty while it can. */
  readonly failures: () => readonly StoreError[]
  /** Returns both sides to the seed. */
  readonly reset: () => Promise<void>
  /** Calls the listener after each reset; returns the function that ends that. */
  readonly onReset: (listener: () => void) => () => void
  /** Calls the listener after each change of a setting; returns the function that ends that. */
  readonly onSetting: (listener: (setting: Setting) => void) => () => void
}
