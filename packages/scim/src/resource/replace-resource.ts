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
 * Replaces a resource by what a client sent with PUT, read as `validateResource` reads it.
 *
 * What is left out is cleared. What a client may not change stays, as `retain` says: the `id` and `meta` of the current resource among it.
 * The very same current resource comes back when nothing changes.
 * Throws a `ScimError` 400: `mutability` for an immutable attribute that would change, and what `validateResource` throws.
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

/** An extension is a name space and no value: what lasts in it lasts even when a client leaves all of it out. */
function retainRoot(definition: AttributeDefinition, transition: Transition): unknown {
  if (!isExtension(definition)) return retain(definition, transition)
  const extension = retain(definition, { ...transition, to: transition.to ?? {} })
  return isPresent(extension) ? extension : undefined
}
