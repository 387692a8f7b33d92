import type { CheckExchange } from '@pingone-sandbox/contract'
import type { Json, ResourceType } from '../wire/resource.ts'

/** An answer to a request of the check itself. */
export interface OwnAnswer {
  /** Absent when no answer came that can be read. */
  readonly status?: number
  readonly exchange: CheckExchange
  /** The body, where it is JSON. */
  readonly body: unknown
}

/** What the check itself asks of the endpoint, with the credentials of the connection, to prepare, to compare and to clean up. */
export interface Endpoint {
  readonly read: (type: ResourceType, id: string) => Promise<OwnAnswer>
  /** Searches by the name of a user or group. */
  readonly find: (
    type: ResourceType,
    name: string,
  ) => Promise<OwnAnswer & { found: readonly Json[] }>
  /** Creates a resource as another client would. Its name must carry the marker. Returns its id, where the answer shows one. */
  readonly create: (type: ResourceType, resource: Json) => Promise<OwnAnswer & { id?: string }>
  readonly replace: (type: ResourceType, id: string, resource: Json) => Promise<OwnAnswer>
  readonly patch: (
    type: ResourceType,
    id: string,
    operations: readonly Json[],
  ) => Promise<OwnAnswer>
  readonly remove: (type: ResourceType, id: string) => Promise<OwnAnswer>
  /** Any other path below the SCIM base URL. */
  readonly get: (path: string) => Promise<OwnAnswer>
}
