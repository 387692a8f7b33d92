import type { ResourceTypeDefinition } from '@pingone-sandbox/scim'

export interface UserTypesOptions {
  readonly read: (environmentId: string) => Promise<ResourceTypeDefinition>
  /** The version of the source; undefined while a change is being committed. */
  readonly version: () => string | undefined
}

/** The users of each environment as a resource type, custom attributes included. */
export interface UserTypes {
  /** Reads the type only where the source has changed since the last call. */
  readonly of: (environmentId: string) => Promise<ResourceTypeDefinition>
}

export function createUserTypes({ read, version }: UserTypesOptions): UserTypes {
  let known = new Map<string, ResourceTypeDefinition>()
  let readAt: string | undefined
  return {
    async of(environmentId) {
      const before = version()
      if (before !== readAt) known = new Map()
      readAt = before
      const found = before === undefined ? undefined : known.get(environmentId)
      if (found) return found
      const type = await read(environmentId)
      if (before !== undefined && before === version()) known.set(environmentId, type)
      return type
    },
  }
}
