import { isExtension, rootAttributesOf } from '../schema/attributes.ts'
import type { AttributeDefinition, ResourceTypeDefinition } from '../schema/definition.ts'
import { type Complex, isPresent } from '../values/complex.ts'
import { equals } from '../values/equality.ts'
import { withMember } from '../values/with-member.ts'
import { retain, type Transition } from './retain.ts'
import {
  readAttributes,
  requireAttributes,
  type ResourceReading,
  schemasOf,
} from './validate-resource.ts'

/**
 * Replaces a resource by the one that a client sent with PUT, read as `validateResource` reads it.
 *
 * Clears attributes that are missing. Keeps attributes that a client may not change (see `retain`), such as `id` and `meta`.
 * Returns the same object when nothing changes.
 *
 * @throws {ScimError} 400 `mutability` for an immutable attribute that would change, and the errors of `validateResource`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.5.1 RFC 7644 §3.5.1}
 */
export function replaceResource(
  current: Complex,
  received: object,
  type: ResourceTypeDefinition,
  reading: ResourceReading = {},
): Complex {
  let next = readAttributes(received, type, reading)
  for (const { name, definition } of rootAttributesOf(type)) {
    if (name === 'schemas') continue
    const transition = { name, from: current[name], to: next[name] }
    next = withMember(next, name, retainRoot(definition, transition))
  }
  next = withMember(next, 'schemas', schemasOf(next, type))
  requireAttributes(next, type)
  return equals({ ...current, schemas: next['schemas'] }, next) ? current : next
}

/** Retains a top-level attribute. An extension is a namespace, not a value: its lasting attributes stay even when it is missing. */
function retainRoot(definition: AttributeDefinition, transition: Transition): unknown {
  if (!isExtension(definition)) return retain(definition, transition)
  const extension = retain(definition, { ...transition, to: transition.to ?? {} })
  return isPresent(extension) ? extension : undefined
}
