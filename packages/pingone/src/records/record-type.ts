import type {
  AttributeDefinition,
  AttributeType,
  ResourceTypeDefinition,
} from '@pingone-sandbox/scim'

/** The attributes of a kind of record that queries may name, with their types; in brackets the type of one with several values. */
export type RecordAttributes = Readonly<Record<string, AttributeType | readonly [AttributeType]>>

/**
 * Describes a kind of record that the tenant keeps for itself, as a resource type, so that a store can query it.
 *
 * Strings are compared exactly: what is kept here are ids and codes.
 */
export function recordType(name: string, attributes: RecordAttributes): ResourceTypeDefinition {
  return {
    name,
    endpoint: `/${name}`,
    description: name,
    schema: {
      id: `urn:pingone-sandbox:${name}`,
      name,
      description: name,
      attributes: Object.entries(attributes).map(([attribute, type]) => exact(attribute, type)),
    },
    extensions: [],
  }
}

function exact(name: string, declared: RecordAttributes[string]): AttributeDefinition {
  const multiValued = typeof declared !== 'string'
  return {
    name,
    type: multiValued ? declared[0] : declared,
    multiValued,
    description: name,
    required: false,
    caseExact: true,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
  }
}
