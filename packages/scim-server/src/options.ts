import type { Router } from '@pingone-sandbox/http'
import type { Tolerances } from '@pingone-sandbox/scim'
import type { Store } from '@pingone-sandbox/store'
import type { Layout } from './directory/collections.ts'
import type { Features, Limits } from './directory/settings.ts'
import type { MisbehaviourSwitch } from './misbehaviour/switch.ts'

/** What a SCIM server is made of. */
export interface ScimServerOptions extends Pick<Layout, 'resourceTypes'> {
  /** Holds the resources; opened with `scimServerCollections`, or with `collectionsFor` the layout of these options. */
  readonly store: Store
  /** The bearer token that requests to the default directory must carry. */
  readonly token: string
  /** Further directories, each at `/{name}/scim/v2` with resources and a token of its own. */
  readonly directories?: readonly Directory[] | undefined
  /** Default: the system's clock. */
  readonly clock?: () => Date
  /** Issues the ids of resources. Default: random UUIDs. */
  readonly newId?: () => string
  /** The path below the host's root, without a trailing slash. Default `/scim/v2`. */
  readonly basePath?: string
  /** Optional parts of the protocol; one that is off answers 501. Default: all on. */
  readonly features?: Partial<Features> | undefined
  /** The `userName` of the user that `/Me` stands for; without one `/Me` answers 501 (RFC 7644 §3.11). */
  readonly me?: string | undefined
  readonly limits?: Partial<Limits> | undefined
  /** Takes ids that no resource has as members of groups. RFC 7643 §4.2 leaves that open. Default: refused with 400 invalidValue. */
  readonly unknownMembers?: boolean | undefined
  /** What is forgiven to clients whose requests differ from the RFCs. Default: everything. */
  readonly tolerances?: Partial<Tolerances> | undefined
  /** The ids of what every directory gets wrong from the start. Default: nothing. */
  readonly misbehaviours?: readonly string[] | undefined
  /** Hears of failures inside the server, of which clients read no more than 500. Default: nobody does. */
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
