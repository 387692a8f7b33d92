import type { ResourceTypeDefinition, Tolerances } from '@pingone-sandbox/scim'

/** The options of a server, with defaults filled in. */
export interface Settings {
  readonly features: Features
  readonly limits: Limits
  readonly tolerances: Tolerances
  readonly me: string | undefined
  readonly unknownMembers: boolean
  readonly resourceTypes: readonly ResourceTypeDefinition[]
}

/** The optional features of a SCIM service provider (RFC 7643 §5). */
export interface Features {
  readonly patch: boolean
  readonly bulk: boolean
  /** Queries by POST, and across resource types. */
  readonly search: boolean
}

export interface Limits {
  /** The number of resources on a page without `count`. Default 100. */
  readonly defaultPageSize: number
  /** The largest number of resources on a page. Default 1000. */
  readonly maximumPageSize: number
  /** The largest number of operations in a bulk request. Default 1000. */
  readonly bulkOperations: number
  /** The largest size of a bulk request, in bytes; the limit of the host applies too. Default 1 MiB. */
  readonly bulkPayload: number
}
