import type { AttributePath } from '../filter/filter.ts'
import { formatAttributePath } from '../path/attribute-path.ts'
import { commonAttributes } from './common-attributes.ts'
import { defineComplex } from './define-attribute.ts'
import type { AttributeDefinition, ResourceTypeDefinition } from './definition.ts'

/** An attribute of a resource type, and where its values are in a resource. */
export interface LocatedAttribute {
  /** In the schema's spelling: `userName`, `emails.value`, `urn:…:enterprise:2.0:User:manager.value`. */
  readonly name: string
  readonly definition: AttributeDefinition
  /**
   * The definitions from the top of the resource down to this attribute; their names are the keys in JSON.
   * A step that is `multiValued` holds an array. The first step of an extension attribute is the extension, named by its URN.
   */
  readonly steps: readonly AttributeDefinition[]
}

const indexes = new WeakMap<ResourceTypeDefinition, ReadonlyMap<string, LocatedAttribute>>()
const subAttributeIndexes = new WeakMap<
  AttributeDefinition,
  ReadonlyMap<string, AttributeDefinition>
>()

/**
 * Finds the attribute that a path names, in whatever letter case; undefined when the resource type has none.
 *
 * Core attributes may carry their schema's URN, extension attributes must. The URN of an extension alone names all it holds.
 *
 * @example findAttribute(userResourceType, 'NAME.familyname')?.name // 'name.familyName'
 */
export function findAttribute(
  type: ResourceTypeDefinition,
  path: AttributePath | string,
): LocatedAttribute | undefined {
  const text = typeof path === 'string' ? path : formatAttributePath(path)
  const index = indexOf(type)
  return index.get(text) ?? index.get(text.toLowerCase())
}

/** Finds a sub-attribute by its name, in whatever letter case. */
export function findSubAttribute(
  definition: AttributeDefinition,
  name: string,
): AttributeDefinition | undefined {
  let index = subAttributeIndexes.get(definition)
  if (!index) {
    index = new Map(
      definition.subAttributes?.flatMap((sub) => [
        [sub.name, sub],
        [sub.name.toLowerCase(), sub],
      ]),
    )
    subAttributeIndexes.set(definition, index)
  }
  return index.get(name) ?? index.get(name.toLowerCase())
}

/** Every attribute and sub-attribute of a resource type: common ones, then the core schema's, then the extensions'. */
export function attributesOf(type: ResourceTypeDefinition): readonly LocatedAttribute[] {
  return rootAttributesOf(type).flatMap(withSubAttributes)
}

/** The attributes at the top of a resource. An extension is one of them: complex, and named by its URN. */
export function rootAttributesOf(type: ResourceTypeDefinition): readonly LocatedAttribute[] {
  const extensions = type.extensions.map(({ schema, required }) =>
    defineComplex(schema.id, schema.description, schema.attributes, { required }),
  )
  return [...commonAttributes, ...type.schema.attributes, ...extensions].map((definition) => ({
    name: definition.name,
    definition,
    steps: [definition],
  }))
}

/** The sub-attributes of a complex attribute; of an extension, its attributes. */
export function subAttributesOf(attribute: LocatedAttribute): readonly LocatedAttribute[] {
  const separator = isExtension(attribute) ? ':' : '.'
  const definitions = attribute.definition.subAttributes ?? []
  return definitions.map((definition) => ({
    name: `${attribute.name}${separator}${definition.name}`,
    definition,
    steps: [...attribute.steps, definition],
  }))
}

/** No attribute has a colon in its name, and every URN does. */
function isExtension({ definition, steps }: LocatedAttribute): boolean {
  return steps.length === 1 && definition.name.includes(':')
}

function withSubAttributes(attribute: LocatedAttribute): LocatedAttribute[] {
  return [attribute, ...subAttributesOf(attribute).flatMap(withSubAttributes)]
}

function indexOf(type: ResourceTypeDefinition): ReadonlyMap<string, LocatedAttribute> {
  let index = indexes.get(type)
  if (!index) {
    index = indexAttributes(type)
    indexes.set(type, index)
  }
  return index
}

function indexAttributes(type: ResourceTypeDefinition): ReadonlyMap<string, LocatedAttribute> {
  const index = new Map<string, LocatedAttribute>()
  const add = (name: string, attribute: LocatedAttribute) =>
    index.set(name, attribute).set(name.toLowerCase(), attribute)
  for (const attribute of attributesOf(type)) {
    add(attribute.name, attribute)
    const isCore = !attribute.steps[0]?.name.includes(':')
    if (isCore) add(`${type.schema.id}:${attribute.name}`, attribute)
  }
  return index
}
