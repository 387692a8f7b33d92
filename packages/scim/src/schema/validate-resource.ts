import { ScimError } from '../errors.ts'
import { type Complex, isComplex, isPresent, namesOf } from '../resource.ts'
import {
  findAttribute,
  type LocatedAttribute,
  rootAttributesOf,
  subAttributeName,
} from './attributes.ts'
import type { AttributeDefinition, ResourceTypeDefinition } from './definition.ts'
import { readValue, refuseTwice, type ValueTolerances } from './read-value.ts'

/** What `POST` and `PUT` forgive. */
const tolerances: ValueTolerances = {
  'array-of-one': true,
  'bare-complex-value': true,
  'boolean-as-string': true,
  'several-primaries': true,
  'stray-sub-attributes': true,
}

/**
 * Reads a resource that a client sent: a copy with the schema's spelling and types, and with the `schemas` it uses.
 *
 * Unknown and read-only attributes are dropped, and so is what is unassigned (RFC 7643 §2.5).
 * Forgiven: one value in place of an array, `"True"` for `true`, a bare value in place of a complex one that has a `value`,
 * several primaries (the first stays).
 * Throws a `ScimError` `invalidValue` that names the attribute when its type is wrong or when it is required and missing.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.3 RFC 7644 §3.3 and §3.5.1}
 */
export function validateResource(resource: object, type: ResourceTypeDefinition): Complex {
  const read = readAttributes(resource, type)
  requireAttributes(read, type)
  return read
}

/** Reads a resource as `validateResource` does, without asking for what is required. */
export function readAttributes(resource: object, type: ResourceTypeDefinition): Complex {
  const read: Record<string, unknown> = { schemas: undefined }
  const sent = resource as Complex
  for (const key of namesOf(sent)) {
    const attribute = findAttribute(type, key)
    if (!attribute || attribute.steps.length > 1) continue
    const { name, definition } = attribute
    if (definition.mutability === 'readOnly') continue
    if (Object.hasOwn(read, name)) refuseTwice(name)
    const assigned = readValue(definition, sent[key], { name, tolerances })
    if (assigned !== undefined) read[name] = assigned
  }
  read['schemas'] = schemasOf(read, type)
  return read
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
