import type { ResourceTypeDefinition, Tolerances } from '@pingone-sandbox/scim'

/** The options with their defaults filled in. */
export interface Settings {
  readonly features: Features
  readonly limits: Limits
  readonly tolerances: Tolerances
  readonly me: string | undefined
  readonly unknownMembers: boolean
  readonly resourceTypes: readonly ResourceTypeDefinition[]
}

/** What a SCIM service provider need not have (RFC 7643 §5). */
export interface Features {
  readonly patch: boolean
  readonly bulk: boolean
  /** Queries by POST, and across resource types. */
  readonly search: boolean
}

export interface Limits {
  /** How many resources a page holds unless the client asks otherwise. Default 100. */
  readonly defaultPageSize: number
  /** How many resources a page holds whatever the client asks. Default 1000. */
  readonly maximumPageSize: number
  /** How many operations a bulk request may have. Default 1000. */
  readonly bulkOperations: number
  /** How large a bulk request may be, in bytes; the host's own limit counts as well. Default 1 MiB. */
  readonly bulkPayload: number
}
