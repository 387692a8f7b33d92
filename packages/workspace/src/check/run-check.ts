import type {
  CheckProgress,
  CheckReport,
  CheckReportFormat,
  CheckRun,
} from '@pingone-sandbox/contract'
import type { Authentication } from '../connect/authentication.ts'

/** What is checked, and how. */
export interface CheckRequest {
  /** The SCIM base URL. */
  readonly url: string
  readonly authentication: Authentication
  readonly connection?: NonNullable<CheckRun['connection']>
  readonly acceptCertificate: boolean
  /** A behaviour profile, or `all`. */
  readonly profile: string
  readonly groups: boolean
  /** The ids of the checks or themes to judge; absent: all. */
  readonly only?: readonly string[]
  /** The timeout of one request in milliseconds. */
  readonly timeoutMs?: number
}

export interface RunCheckOptions {
  /** Ends the check early: it cleans up, and throws the reason. */
  readonly signal: AbortSignal
  readonly onProgress: (progress: CheckProgress) => void
}

/** Checks an endpoint. Throws a `SandboxError` where the endpoint cannot be checked at all. */
export type RunCheck = (request: CheckRequest, options: RunCheckOptions) => Promise<CheckReport>

/** What a host that checks endpoints gives the control API. */
export interface EndpointChecks {
  readonly run: RunCheck
  /** Writes a report in a form. */
  readonly format: (report: CheckReport, format: CheckReportFormat) => Promise<string>
}
