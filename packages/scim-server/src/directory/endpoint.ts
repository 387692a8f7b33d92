import { attributesOf, isSecret, type ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { MembershipEnd } from './membership.ts'

/** A resource type as a directory of this server keeps it. */
export interface Endpoint {
  readonly type: ResourceTypeDefinition
  /** The resource type's name, such as `User`. */
  readonly name: string
  /** Where the store has the documents. */
  readonly collection: string
  /** The attribute that is composed from membership edges, and the end of the edges at which this resource stands. */
  readonly links?: { readonly attribute: 'groups' | 'members'; readonly end: MembershipEnd }
  /** Attributes that are taken and not kept: nobody signs in here, so a password serves no purpose. */
  readonly forgotten: readonly string[]
  /** Whether a client that selects no attributes sees all that is stored. */
  readonly isServedWhole: boolean
}

/** Makes the endpoint of a resource type in a directory; the default directory has no name. */
export function createEndpoint(type: ResourceTypeDefinition, directory?: string): Endpoint {
  const own = type.name === 'User' ? 'users' : type.name === 'Group' ? 'groups' : undefined
  // Further types stand apart, so that none can take the name of what the server keeps for itself.
  const name = own ?? `types${type.endpoint}`
  const forgotten = type.schema.attributes
    .filter(({ returned }) => returned === 'never')
    .map((definition) => definition.name)
  return {
    type,
    name: type.name,
    collection: directory === undefined ? name : `${directory}/${name}`,
    ...(own === 'users' && { links: { attribute: 'groups', end: 'memberId' } }),
    ...(own === 'groups' && { links: { attribute: 'members', end: 'groupId' } }),
    forgotten,
    isServedWhole: attributesOf(type).every(({ name: attribute, definition }) =>
      isSecret(definition) ? forgotten.includes(attribute) : definition.returned !== 'request',
    ),
  }
}
