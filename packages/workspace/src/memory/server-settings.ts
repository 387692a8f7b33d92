import { readResourceTypes } from '@pingone-sandbox/scim'
import type { ScimServerOptions } from '@pingone-sandbox/scim-server'

/** How the reference server behaves. */
export interface ServerOptions extends Pick<
  ScimServerOptions,
  'features' | 'me' | 'tolerances' | 'unknownMembers'
> {
  /** The bearer token; `scim-token` unless given. */
  readonly token?: string
  /** The ids of the misbehaviours at the start and after a reset. */
  readonly misbehaviours?: readonly string[]
  /** Further resource types and extensions: a schema file, or the answers of a server to `/Schemas` and `/ResourceTypes`. */
  readonly schemas?: object
  /** Makes the `displayName` of groups unique. */
  readonly uniqueGroupNames?: boolean
}

/** Reads the options. Throws a `SchemaFileError`. */
export function readServer({
  token = 'scim-token',
  misbehaviours = [],
  schemas,
  uniqueGroupNames = false,
  features,
  me,
  tolerances,
  unknownMembers,
}: ServerOptions) {
  return {
    ...{ token, misbehaviours, uniqueGroupNames, features, me, tolerances, unknownMembers },
    directories: [],
    resourceTypes: schemas === undefined ? undefined : readResourceTypes(schemas),
  }
}
