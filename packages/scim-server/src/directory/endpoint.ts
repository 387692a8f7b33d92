import { attributesOf, isSecret, type ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { MembershipEnd } from './membership.ts'

/** A resource type in a directory of this server. */
export interface Endpoint {
  readonly type: ResourceTypeDefinition
  /** The resource type's name, such as `User`. */
  readonly name: string
  /** The collection of the documents. */
  readonly collection: string
  /** The attribute that is computed from membership edges, and the end of the edges that is this resource. */
  readonly links?: { readonly attribute: 'groups' | 'members'; readonly end: MembershipEnd }
  /** Attributes that are accepted and not stored, such as the password: there is no sign-on. */
  readonly notStored: readonly string[]
  /** Whether a client that selects no attributes receives all that is stored. */
  readonly isServedWhole: boolean
}

/** Makes the endpoint of a resource type in a directory; the default directory has no name. */
export function createEndpoint(type: ResourceTypeDefinition, directory?: string): Endpoint {
  const own = type.name === 'User' ? 'users' : type.name === 'Group' ? 'groups' : undefined
  // A prefix keeps further types from taking the name of an internal collection.
  const name = own ?? `types${type.endpoint}`
  const notStored = type.schema.attributes
    .filter(({ returned }) => returned === 'never')
    .map((definition) => definition.name)
  return {
    type,
    name: type.name,
    collection: directory === undefined ? name : `${directory}/${name}`,
    ...(own === 'users' && { links: { attribute: 'groups', end: 'memberId' } }),
    ...(own === 'groups' && { links: { attribute: 'members', end: 'groupId' } }),
    notStored,
    isServedWhole: attributesOf(type).every(({ name: attribute, definition }) =>
      isSecret(definition) ? notStored.includes(attribute) : definition.returned !== 'request',
    ),
  }
}
