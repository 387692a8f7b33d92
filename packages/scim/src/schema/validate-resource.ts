import { ScimError } from '../errors.ts'
import { type Complex, entriesOf, isComplex, isPresent } from '../resource.ts'
import { findAttribute, rootAttributesOf, subAttributeName } from './attributes.ts'
import type { AttributeDefinition, ResourceTypeDefinition } from './definition.ts'
import { readValue, refuseTwice } from './read-value.ts'

/**
 * Reads a resource that a client sent: a copy with the schema's spelling and types, and with the `schemas` it uses.
 *
 * Unknown and read-only attributes are dropped, and so is what is unassigned (RFC 7643 §2.5); see `readValue` for what is forgiven.
 * Throws a `ScimError` `invalidValue` that names the attribute when its type is wrong or when it is required and missing.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.3 RFC 7644 §3.3 and §3.5.1}
 */
export function validateResource(resource: object, type: ResourceTypeDefinition): Complex {
  const read: Record<string, unknown> = { schemas: undefined }
  for (const [key, value] of entriesOf(resource as Complex)) {
    const attribute = findAttribute(type, key)
    if (!attribute || attribute.steps.length > 1) continue
    const { name, definition } = attribute
    if (definition.mutability === 'readOnly') continue
    if (Object.hasOwn(read, name)) refuseTwice(name)
    const assigned = readValue(definition, value, name)
    if (assigned !== undefined) read[name] = assigned
  }
  read['schemas'] = schemasOf(read, type)
  for (const { name, definition } of rootAttributesOf(type)) {
    if (definition.mutability !== 'readOnly') requireValues(definition, read[name], name)
  }
  return read
}

/** The schema URNs that a resource uses: its core schema's and those of the extensions that it has values of. */
export function schemasOf(resource: Complex, type: ResourceTypeDefinition): readonly string[] {
  const extensions = type.extensions.map(({ schema }) => schema.id)
  return [type.schema.id, ...extensions.filter((id) => isPresent(resource[id]))]
}

function requireValues(definition: AttributeDefinition, value: unknown, name: string): void {
  if (definition.required && !isPresent(value))
    throw new ScimError(400, `${name} is required.`, 'invalidValue')
  const required = definition.subAttributes?.filter((sub) => sub.required) ?? []
  if (required.length === 0) return
  for (const complex of Array.isArray(value) ? value : [value]) {
    if (!isComplex(complex)) continue
    for (const sub of required)
      requireValues(sub, complex[sub.name], subAttributeName({ name, definition }, sub.name))
  }
}
