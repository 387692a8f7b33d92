import {
  groupResourceType,
  userResourceType,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import type { MembershipEnd, MemberType } from './membership.ts'

/** A resource type as this server keeps it. */
export interface Endpoint {
  readonly type: ResourceTypeDefinition
  readonly name: MemberType
  /** Where the store has the documents. */
  readonly collection: 'users' | 'groups'
  /** The attribute that is composed from membership edges, and the end of the edges at which this resource stands. */
  readonly links: { readonly attribute: 'groups' | 'members'; readonly end: MembershipEnd }
}

const usersEndpoint: Endpoint = {
  type: userResourceType,
  name: 'User',
  collection: 'users',
  links: { attribute: 'groups', end: 'memberId' },
}

export const groupsEndpoint: Endpoint = {
  type: groupResourceType,
  name: 'Group',
  collection: 'groups',
  links: { attribute: 'members', end: 'groupId' },
}

/** The endpoints that serve resources. */
export const endpoints: readonly Endpoint[] = [usersEndpoint, groupsEndpoint]

/** The endpoint of a resource type. */
export function endpointOf(name: MemberType): Endpoint {
  return name === 'User' ? usersEndpoint : groupsEndpoint
}
