import type { AttributeDefinition, ResourceTypeDefinition } from '@pingone-sandbox/scim'

/** Returns the resource type with attributes and sub-attributes of this name made `caseExact`. */
export function compareExactly(type: ResourceTypeDefinition, name: string): ResourceTypeDefinition {
  const exactly = (definition: AttributeDefinition): AttributeDefinition => ({
    ...definition,
    caseExact: definition.caseExact || definition.name === name,
    ...(definition.subAttributes && { subAttributes: definition.subAttributes.map(exactly) }),
  })
  const { schema } = type
  return { ...type, schema: { ...schema, attributes: schema.attributes.map(exactly) } }
}
