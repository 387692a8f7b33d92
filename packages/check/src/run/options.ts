import type { CheckProgress } from '@pingone-sandbox/contract'
import type { Time, Transport } from '@pingone-sandbox/pingone'
import type { Credentials } from '../tenant/credentials.ts'

/** How an endpoint is reached. */
export interface EndpointOptions {
  readonly credentials: Credentials
  readonly acceptCertificate?: boolean
  /** The timeout of one request in milliseconds; 10 000 unless given. */
  readonly timeoutMs?: number
}

/** Which checks are played. */
export interface Selection {
  /** Whether groups are checked; they are unless this is false. */
  readonly groups?: boolean
  /** The ids of the checks or themes to judge; all unless given. */
  readonly only?: readonly string[]
}

/** How an endpoint is checked. */
export interface CheckOptions extends EndpointOptions, Selection {
  /** A behaviour profile, or `all` for every reading of PingOne's behaviour; `current` unless given. */
  readonly profile?: string
  /** Leaves what the check made at the endpoint. */
  readonly keep?: boolean
  /** Ends the check early: it cleans up, and throws the reason, or a `CheckError` where not everything could be removed. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: CheckProgress) => void
}

/** What a check runs with. */
export interface CheckHost {
  /** Sends the requests. */
  readonly transport: Transport
  /** The version of the sandbox, for the report. */
  readonly version: string
  /** The time of this machine unless given. */
  readonly time?: Time
  /** Draws UUIDs; random unless given. */
  readonly newId?: () => string
}
