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
  const roots = [...commonAttributes, ...type.schema.attributes].flatMap((definition) =>
    withSubAttributes({ name: definition.name, definition, steps: [definition] }, '.'),
  )
  return [...roots, ...extensionsOf(type).flatMap((root) => withSubAttributes(root, ':'))]
}

/** The extensions of a resource type, each seen as one complex attribute named by its URN. */
function extensionsOf(type: ResourceTypeDefinition): LocatedAttribute[] {
  return type.extensions.map(({ schema, required }) => {
    const definition = defineComplex(schema.id, schema.description, schema.attributes, { required })
    return { name: schema.id, definition, steps: [definition] }
  })
}

function withSubAttributes(attribute: LocatedAttribute, separator: '.' | ':'): LocatedAttribute[] {
  const subAttributes = attribute.definition.subAttributes ?? []
  return [
    attribute,
    ...subAttributes.flatMap((definition) =>
      withSubAttributes(
        {
          name: `${attribute.name}${separator}${definition.name}`,
          definition,
          steps: [...attribute.steps, definition],
        },
        '.',
      ),
    ),
  ]
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
  const extensions = new Set(type.extensions.map(({ schema }) => schema.id))
  for (const attribute of attributesOf(type)) {
    const names = extensions.has(attribute.steps[0]?.name ?? '')
      ? [attribute.name]
      : [attribute.name, `${type.schema.id}:${attribute.name}`]
    for (const name of names) index.set(name, attribute).set(name.toLowerCase(), attribute)
  }
  return index
}
