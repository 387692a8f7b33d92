import {
  findAttribute,
  isExtension,
  type LocatedAttribute,
  rootAttributesOf,
  subAttributeName,
} from '../schema/attributes.ts'
import type { AttributeDefinition, ResourceTypeDefinition } from '../schema/definition.ts'
import { type Complex, isComplex, isPresent, namesOf } from '../values/complex.ts'
import { InvalidMessageError, ScimError } from '../values/errors.ts'
import { allTolerances, type Tolerances } from '../values/tolerances.ts'
import { readValue, refuseTwice } from './read-value.ts'
import { checkSchemas } from './sent-schemas.ts'

/** The parameters of reading a resource that a client sent. */
export interface ResourceReading {
  /** The deviations that are accepted. Default: all. */
  readonly tolerances?: Tolerances | undefined
}

/**
 * Reads a resource that a client sent: returns a copy with the schema's spelling and types, and with the `schemas` that it uses.
 *
 * Drops read-only attributes and unassigned values (RFC 7643 §2.5). `toleranceRecords` lists the deviations from the RFC that are
 * accepted in a resource, such as unknown attributes, which are dropped too.
 *
 * @throws {ScimError} 400 `invalidValue` with the name of an attribute that has a wrong type or is required and missing;
 *   `invalidSyntax` for `schemas`, or an attribute that the resource type does not have, where these are not tolerated.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.3 RFC 7644 §3.3 and §3.5.1}
 */
export function validateResource(
  resource: object,
  type: ResourceTypeDefinition,
  reading: ResourceReading = {},
): Complex {
  const read = readAttributes(resource, type, reading)
  requireAttributes(read, type)
  return read
}

/** Reads a resource as `validateResource` does, without the check for required attributes. */
export function readAttributes(
  resource: object,
  type: ResourceTypeDefinition,
  { tolerances = allTolerances }: ResourceReading = {},
): Complex {
  const read: Record<string, unknown> = { schemas: undefined }
  const sent = resource as Complex
  const given = new Set<string>()
  let schemas: unknown
  for (const key of namesOf(sent)) {
    const attribute = attributeAt(key, type, tolerances)
    if (!attribute) continue
    const { name, definition } = attribute
    if (given.has(name)) refuseTwice(name)
    given.add(name)
    if (name === 'schemas') schemas = sent[key]
    if (definition.mutability === 'readOnly') continue
    const reading = { name, tolerances, ignoresReadOnly: true } as const
    const assigned = readValue(definition, sent[key], reading)
    if (assigned !== undefined) read[name] = assigned
  }
  read['schemas'] = schemasOf(read, type)
  checkSchemas(schemas, schemasOf(read, type), { type, tolerances })
  return read
}

/** Finds the top-level attribute that a key names; undefined for a key to be ignored. */
function attributeAt(
  key: string,
  type: ResourceTypeDefinition,
  tolerances: Tolerances,
): LocatedAttribute | undefined {
  const attribute = findAttribute(type, key)
  const isAtTop = attribute?.steps.length === 1
  if (!isAtTop && !tolerances['stray-attributes'])
    throw new InvalidMessageError(
      `${JSON.stringify(key.slice(0, 200))} is not an attribute of ${type.name}.`,
    )
  // In a resource a core attribute is written without its URN; the URN of an extension is the name of the extension.
  if (isAtTop && key.includes(':') && !isExtension(attribute.definition) && !tolerances['urn-keys'])
    throw new InvalidMessageError(`${key.slice(0, 200)} must be written ${attribute.name}.`)
  return isAtTop ? attribute : undefined
}

/** Throws a `ScimError` 400 `invalidValue` when a required attribute is missing; `concerns` selects the top-level names to check. */
export function requireAttributes(
  resource: Complex,
  type: ResourceTypeDefinition,
  concerns: (name: string) => boolean = () => true,
): void {
  for (const { name, definition } of requiringAttributesOf(type)) {
    if (concerns(name)) requireValues(definition, resource[name], name)
  }
}

/** Returns the schema URNs that a resource uses: its core schema's, and those of the extensions of which it has values. */
export function schemasOf(resource: Complex, type: ResourceTypeDefinition): readonly string[] {
  const extensions = type.extensions.map(({ schema }) => schema.id)
  return [type.schema.id, ...extensions.filter((id) => isPresent(resource[id]))]
}

const requiringAttributes = new WeakMap<ResourceTypeDefinition, readonly LocatedAttribute[]>()

/** Returns the top-level attributes that are required or have a required sub-attribute, found once for each type. */
function requiringAttributesOf(type: ResourceTypeDefinition): readonly LocatedAttribute[] {
  let attributes = requiringAttributes.get(type)
  if (!attributes) {
    attributes = rootAttributesOf(type).filter(
      ({ definition }) => definition.mutability !== 'readOnly' && isRequiring(definition),
    )
    requiringAttributes.set(type, attributes)
  }
  return attributes
}

function isRequiring({ required, subAttributes = [] }: AttributeDefinition): boolean {
  return required || subAttributes.some(isRequiring)
}

function requireValues(definition: AttributeDefinition, value: unknown, name: string): void {
  if (definition.required && !isPresent(value))
    throw new ScimError(400, `${name} is required.`, 'invalidValue')
  const requiring = definition.subAttributes?.filter(isRequiring) ?? []
  if (requiring.length === 0) return
  for (const complex of Array.isArray(value) ? value : [value]) {
    if (!isComplex(complex) || !isWritten(definition, complex)) continue
    for (const sub of requiring)
      requireValues(sub, complex[sub.name], subAttributeName({ name, definition }, sub.name))
  }
}

/** Tells whether a complex value has a part that a client wrote; a value that only the server fills is not checked. */
function isWritten({ subAttributes = [] }: AttributeDefinition, complex: Complex): boolean {
  return subAttributes.some((sub) => sub.mutability !== 'readOnly' && isPresent(complex[sub.name]))
}
