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

/** How a resource that a client sent is read. */
export interface ResourceReading {
  /** What is forgiven; everything by default. */
  readonly tolerances?: Tolerances | undefined
}

/**
 * Reads a resource that a client sent: a copy with the schema's spelling and types, and with the `schemas` it uses.
 *
 * Read-only attributes are dropped, and so is what is unassigned (RFC 7643 §2.5). `toleranceRecords` lists what is accepted beyond
 * the RFC in a resource, such as unknown attributes, which are dropped too.
 * Throws a `ScimError` 400: `invalidValue` that names the attribute when its type is wrong or when it is required and missing,
 * `invalidSyntax` for `schemas` or an attribute that the resource type does not have, where that is not forgiven.
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

/** Reads a resource as `validateResource` does, without asking for what is required. */
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

/** Finds the attribute at the top of a resource that a key names; undefined when it is to be ignored. */
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
  // A core attribute has no URN before it in a resource; the URN of an extension is a name of its own.
  if (isAtTop && key.includes(':') && !isExtension(attribute.definition) && !tolerances['urn-keys'])
    throw new InvalidMessageError(`${key.slice(0, 200)} must be written ${attribute.name}.`)
  return isAtTop ? attribute : undefined
}

/** Throws a `ScimError` `invalidValue` when a required attribute is missing; `concerns` tells which top-level names matter. */
export function requireAttributes(
  resource: Complex,
  type: ResourceTypeDefinition,
  concerns: (name: string) => boolean = () => true,
): void {
  for (const { name, definition } of demandingAttributesOf(type)) {
    if (concerns(name)) requireValues(definition, resource[name], name)
  }
}

/** The schema URNs that a resource uses: its core schema's and those of the extensions that it has values of. */
export function schemasOf(resource: Complex, type: ResourceTypeDefinition): readonly string[] {
  const extensions = type.extensions.map(({ schema }) => schema.id)
  return [type.schema.id, ...extensions.filter((id) => isPresent(resource[id]))]
}

const demandingAttributes = new WeakMap<ResourceTypeDefinition, readonly LocatedAttribute[]>()

/** The few attributes at the top that are required or have a required sub-attribute, found once for each type. */
function demandingAttributesOf(type: ResourceTypeDefinition): readonly LocatedAttribute[] {
  let attributes = demandingAttributes.get(type)
  if (!attributes) {
    attributes = rootAttributesOf(type).filter(
      ({ definition }) => definition.mutability !== 'readOnly' && isDemanding(definition),
    )
    demandingAttributes.set(type, attributes)
  }
  return attributes
}

function isDemanding({ required, subAttributes = [] }: AttributeDefinition): boolean {
  return required || subAttributes.some(isDemanding)
}

function requireValues(definition: AttributeDefinition, value: unknown, name: string): void {
  if (definition.required && !isPresent(value))
    throw new ScimError(400, `${name} is required.`, 'invalidValue')
  const demanding = definition.subAttributes?.filter(isDemanding) ?? []
  if (demanding.length === 0) return
  for (const complex of Array.isArray(value) ? value : [value]) {
    if (!isComplex(complex) || !isWritten(definition, complex)) continue
    for (const sub of demanding)
      requireValues(sub, complex[sub.name], subAttributeName({ name, definition }, sub.name))
  }
}

/** Tells whether a client has a part in a complex value; it owes nothing to one that only the server fills. */
function isWritten({ subAttributes = [] }: AttributeDefinition, complex: Complex): boolean {
  return subAttributes.some((sub) => sub.mutability !== 'readOnly' && isPresent(complex[sub.name]))
}
