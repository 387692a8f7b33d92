import {
  attributesOf,
  defineAttribute,
  groupResourceType,
  userResourceType,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import type { Collection } from '@pingone-sandbox/store'
import { createEndpoint } from './endpoint.ts'

/** The options that determine which collections a server needs. */
export interface Layout {
  /** The resource types that are served. Default: users and groups. */
  readonly resourceTypes?: readonly ResourceTypeDefinition[] | undefined
  /** The names of the directories beside the default one. */
  readonly directories?: readonly string[] | undefined
  /** Makes the `displayName` of groups unique in a directory, in any letter case. RFC 7643 §4.2 does not require it. */
  readonly uniqueGroupNames?: boolean | undefined
}

/** The default resource types of a server. */
export const defaultResourceTypes: readonly ResourceTypeDefinition[] = [
  userResourceType,
  groupResourceType,
]

/** Returns the collections that the store of a server with this layout must have. */
export function collectionsFor({
  resourceTypes = defaultResourceTypes,
  directories = [],
  uniqueGroupNames = false,
}: Layout = {}): readonly Collection[] {
  return [undefined, ...directories].flatMap((directory) => [
    ...resourceTypes.map((type) => collectionOf(type, { directory, uniqueGroupNames })),
    {
      name: membershipsOf(directory),
      type: membershipType,
      indexed: ['groupId', 'memberId'],
    },
  ])
}

/** Returns the name of the collection of a directory's edges between groups and members. */
export function membershipsOf(directory: string | undefined): string {
  return directory === undefined ? 'members' : `${directory}/members`
}

// The attributes by which clients find resources, in addition to unique ones.
const matchedBy: Readonly<Record<string, readonly string[]>> = {
  User: ['externalId', 'emails.value'],
  Group: ['externalId', 'displayName'],
}

function collectionOf(
  type: ResourceTypeDefinition,
  layout: { readonly directory: string | undefined; readonly uniqueGroupNames: boolean },
): Collection {
  const isUniqueName = type.name === 'Group' && layout.uniqueGroupNames
  const unique = [...uniqueAttributesOf(type), ...(isUniqueName ? ['displayName'] : [])]
  return {
    name: createEndpoint(type, layout.directory).collection,
    type,
    unique: unique.map((name) => [name]),
    indexed: (matchedBy[type.name] ?? ['externalId']).filter((name) => !unique.includes(name)),
  }
}

/** Returns the attributes that are unique, except the identifier, which is the key of every collection. */
function uniqueAttributesOf(type: ResourceTypeDefinition): readonly string[] {
  return attributesOf(type)
    .filter(
      ({ name, steps, definition }) =>
        name !== 'id' &&
        definition.uniqueness !== 'none' &&
        !steps.some(({ multiValued }) => multiValued),
    )
    .map(({ name }) => name)
}

const caseExact = { caseExact: true, required: true } as const

/** The type of membership edges. It is not served; it makes the store compare ids exactly. */
export const membershipType: ResourceTypeDefinition = {
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
      defineAttribute('memberType', 'Whether the member is a User, a Group or Unknown.', caseExact),
    ],
  },
  extensions: [],
}

/** The collections of a server with users and groups in one directory. */
export const scimServerCollections: readonly Collection[] = collectionsFor()
