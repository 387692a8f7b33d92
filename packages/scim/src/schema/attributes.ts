import { type AttributePath, formatAttributePath } from '../path/attribute-path.ts'
import { foldCase } from '../values/fold-case.ts'
import { commonAttributes } from './common-attributes.ts'
import { defineComplex } from './define-attribute.ts'
import type { AttributeDefinition, ResourceTypeDefinition } from './definition.ts'

/** An attribute of a resource type, and the place of its values in a resource. */
export interface LocatedAttribute {
  /** In the schema's spelling: `userName`, `emails.value`, `urn:…:enterprise:2.0:User:manager.value`. */
  readonly name: string
  readonly definition: AttributeDefinition
  /**
   * The definitions from the root of the resource down to this attribute; their names are the keys in JSON.
   * The value of a `multiValued` step is an array. The first step of an extension attribute is the extension, named by its URN.
   */
  readonly steps: readonly AttributeDefinition[]
}

/** The attributes of a resource type, located once. */
interface AttributeIndex {
  readonly roots: readonly LocatedAttribute[]
  /** The attributes by every name that `findAttribute` accepts, in the schema's spelling and in lower case. */
  readonly byName: ReadonlyMap<string, LocatedAttribute>
}

const indexes = new WeakMap<ResourceTypeDefinition, AttributeIndex>()
const subAttributeIndexes = new WeakMap<
  AttributeDefinition,
  ReadonlyMap<string, AttributeDefinition>
>()

/**
 * Finds the attribute that a path names, in any letter case; undefined when the resource type has none.
 *
 * A core attribute may be prefixed with its schema's URN, an extension attribute must be. The URN of an extension by itself names
 * the extension.
 *
 * @example findAttribute(userResourceType, 'NAME.familyname')?.name // 'name.familyName'
 */
export function findAttribute(
  type: ResourceTypeDefinition,
  path: AttributePath | string,
): LocatedAttribute | undefined {
  const text = typeof path === 'string' ? path : formatAttributePath(path)
  return findInAnyCase(indexOf(type).byName, text)
}

/** Finds a sub-attribute by its name, in any letter case. */
export function findSubAttribute(
  definition: AttributeDefinition,
  name: string,
): AttributeDefinition | undefined {
  let index = subAttributeIndexes.get(definition)
  if (!index) {
    index = new Map(
      definition.subAttributes?.flatMap((sub) => [
        [sub.name, sub],
        [foldCase(sub.name), sub],
      ]),
    )
    subAttributeIndexes.set(definition, index)
  }
  return findInAnyCase(index, name)
}

/** Returns every attribute and sub-attribute of a resource type: common ones, then the core schema's, then the extensions'. */
export function attributesOf(type: ResourceTypeDefinition): readonly LocatedAttribute[] {
  return rootAttributesOf(type).flatMap(withSubAttributes)
}

/** Returns the top-level attributes of a resource. An extension is one of them: complex, and named by its URN. */
export function rootAttributesOf(type: ResourceTypeDefinition): readonly LocatedAttribute[] {
  return indexOf(type).roots
}

/** Returns the sub-attributes of a complex attribute; of an extension, its attributes. */
export function subAttributesOf(attribute: LocatedAttribute): readonly LocatedAttribute[] {
  const definitions = attribute.definition.subAttributes ?? []
  return definitions.map((definition) => ({
    name: subAttributeName(attribute, definition.name),
    definition,
    steps: [...attribute.steps, definition],
  }))
}

/** Tells whether a service provider never returns the value of an attribute (RFC 7643 §7, `returned` and `mutability`). */
export function isSecret({ returned, mutability }: AttributeDefinition): boolean {
  return returned === 'never' || mutability === 'writeOnly'
}

/** Tells whether a top-level definition is an extension: a URN contains a colon, the name of an attribute does not. */
export function isExtension({ name }: Pick<AttributeDefinition, 'name'>): boolean {
  return name.includes(':')
}

/** Returns the full name of a sub-attribute: `name.familyName`, or after the URN of an extension `urn:…:User:department`. */
export function subAttributeName(
  { name, definition }: Pick<LocatedAttribute, 'name' | 'definition'>,
  subAttribute: string,
): string {
  return `${name}${isExtension(definition) ? ':' : '.'}${subAttribute}`
}

// The only letter outside ASCII whose lower case is in ASCII: it becomes k.
const kelvinSign = '\u212A'

/** Looks a name up in any letter case. Attribute names consist of ASCII letters (RFC 7643 §2.1). */
function findInAnyCase<Found>(index: ReadonlyMap<string, Found>, name: string): Found | undefined {
  const found = index.get(name)
  if (found !== undefined) return found
  return name.includes(kelvinSign) ? undefined : index.get(foldCase(name))
}

function withSubAttributes(attribute: LocatedAttribute): LocatedAttribute[] {
  return [attribute, ...subAttributesOf(attribute).flatMap(withSubAttributes)]
}

function indexOf(type: ResourceTypeDefinition): AttributeIndex {
  let index = indexes.get(type)
  if (!index) {
    const roots = locateRoots(type)
    index = { roots, byName: indexByName(roots, type.schema.id) }
    indexes.set(type, index)
  }
  return index
}

function locateRoots({ schema, extensions }: ResourceTypeDefinition): readonly LocatedAttribute[] {
  const complexes = extensions.map(({ schema: { id, description, attributes }, required }) =>
    defineComplex(id, description, attributes, { required }),
  )
  return [...commonAttributes, ...schema.attributes, ...complexes].map((definition) => ({
    name: definition.name,
    definition,
    steps: [definition],
  }))
}

function indexByName(
  roots: readonly LocatedAttribute[],
  coreUrn: string,
): ReadonlyMap<string, LocatedAttribute> {
  const index = new Map<string, LocatedAttribute>()
  for (const attribute of roots.flatMap(withSubAttributes)) {
    const { name } = attribute
    const names = name.includes(':') ? [name] : [name, `${coreUrn}:${name}`]
    for (const each of names) index.set(each, attribute).set(foldCase(each), attribute)
  }
  return index
}
