import type { Router } from '@pingone-sandbox/http'
import type { Tolerances } from '@pingone-sandbox/scim'
import type { Store } from '@pingone-sandbox/store'
import type { Layout } from './directory/collections.ts'
import type { Features, Limits } from './directory/settings.ts'
import type { MisbehaviourSwitch } from './misbehaviour/switch.ts'

/** The options of a SCIM server. */
export interface ScimServerOptions extends Pick<Layout, 'resourceTypes'> {
  /** Stores the resources; opened with `scimServerCollections`, or with `collectionsFor` the layout of these options. */
  readonly store: Store
  /** The bearer token that requests to the default directory must carry. */
  readonly token: string
  /** Further directories, each at `/{name}/scim/v2` with its own resources and token. */
  readonly directories?: readonly Directory[] | undefined
  /** Default: the system's clock. */
  readonly clock?: () => Date
  /** Issues the ids of resources. Default: random UUIDs. */
  readonly newId?: () => string
  /** The path below the host's root, without a trailing slash. Default `/scim/v2`. */
  readonly basePath?: string
  /** The optional features of the protocol; one that is off answers 501. Default: all on. */
  readonly features?: Partial<Features> | undefined
  /** The `userName` of the user that `/Me` is an alias of; without it `/Me` answers 501 (RFC 7644 §3.11). */
  readonly me?: string | undefined
  readonly limits?: Partial<Limits> | undefined
  /** Accepts ids that no resource has as members of groups, which RFC 7643 §4.2 permits. Default: refuses them with 400 invalidValue. */
  readonly unknownMembers?: boolean | undefined
  /** The deviations from the RFCs that are accepted in requests. Default: all. */
  readonly tolerances?: Partial<Tolerances> | undefined
  /** The ids of the misbehaviours that are active at the start, in every directory. Default: none. */
  readonly misbehaviours?: readonly string[] | undefined
  /** Is called with each internal failure, of which clients see only the status 500. Default: ignored. */
  readonly onFailure?: (error: unknown) => void
}

/** A tenant of the server. */
export interface Directory {
  /** The first segment of its path; letters, digits, `-` and `_`. */
  readonly name: string
  readonly token: string
}

/** A SCIM 2.0 service provider, ready for a host. */
export interface ScimServer {
  readonly router: Router
  readonly misbehaviours: MisbehaviourSwitch
}
