import {
  defineAttribute,
  groupResourceType,
  userResourceType,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import type { Collection } from '@pingone-sandbox/store'

const caseExact = { caseExact: true, required: true } as const

/** Membership edges are kept by the server and never served; the definition tells the store how to compare their ids. */
const membershipType: ResourceTypeDefinition = {
  name: 'Membership',
  endpoint: '/Memberships',
  description: 'An edge between a group and its member.',
  schema: {
    id: 'urn:pingone-sandbox:schemas:Membership',
    name: 'Membership',
    description: 'An edge between a group and its member.',
    attributes: [
      defineAttribute('groupId', 'The id of the group.', caseExact),
      defineAttribute('memberId', 'The id of the user or group in it.', caseExact),
      defineAttribute('memberType', 'Whether the member is a User or a Group.', caseExact),
    ],
  },
  extensions: [],
}

/** The collections that the store given to `createScimServer` must have. */
export const scimServerCollections: readonly Collection[] = [
  {
    name: 'users',
    type: userResourceType,
    unique: [['userName']],
    indexed: ['externalId'],
  },
  { name: 'groups', type: groupResourceType, indexed: ['displayName', 'externalId'] },
  { name: 'members', type: membershipType, indexed: ['groupId', 'memberId'] },
]
