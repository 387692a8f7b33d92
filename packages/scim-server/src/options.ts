import type { Router } from '@pingone-sandbox/http'
import type { Store } from '@pingone-sandbox/store'

/** What a SCIM server is made of. */
export interface ScimServerOptions {
  /** Holds the resources; opened with `scimServerCollections`. */
  readonly store: Store
  /** The bearer token that requests must carry. */
  readonly token: string
  /** Default: the system's clock. */
  readonly clock?: () => Date
  /** Issues the ids of resources. Default: random UUIDs. */
  readonly newId?: () => string
  /** The path below the host's root, without a trailing slash. Default `/scim/v2`. */
  readonly basePath?: string
  /** Hears of failures inside the server, of which clients read no more than 500. Default: nobody does. */
  readonly onFailure?: (error: unknown) => void
}

/** A SCIM 2.0 service provider, ready for a host. */
export interface ScimServer {
  readonly router: Router
}

/** What operations work with, defaults filled in. They run after authorization, so the token is not theirs to see. */
export type Service = Required<Omit<ScimServerOptions, 'token' | 'onFailure'>>
