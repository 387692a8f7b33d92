import {
  findAttribute,
  findSubAttribute,
  type LocatedAttribute,
  subAttributeName,
} from '../schema/attributes.ts'
import type { ResourceTypeDefinition } from '../schema/definition.ts'
import { type Complex, isComplex } from '../values/complex.ts'
import { allTolerances, type Tolerances } from '../values/tolerances.ts'
import { findKey } from './key.ts'
import type { PatchOperation } from './operation.ts'
import { findTarget } from './target.ts'

/**
 * Returns the names of the attributes and sub-attributes that a resource sent by a client specifies, whatever their values.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-7 RFC 7643 §7, `returned`}
 */
export function specifiedInResource(
  resource: Complex,
  type: ResourceTypeDefinition,
): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [key, value] of Object.entries(resource)) {
    const attribute = findAttribute(type, key)
    if (attribute) specify(attribute, value, names)
  }
  return names
}

/** Returns the names that the operations of a PATCH specify, by a path or in a value. Throws the errors of `findTarget`. */
export function specifiedInPatch(
  operations: readonly PatchOperation[],
  type: ResourceTypeDefinition,
  tolerances: Tolerances = allTolerances,
): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { path, value } of operations) {
    if (path) {
      const { attribute, selection } = findTarget(path, type, tolerances)
      const sub = selection?.subAttribute
      specify(attribute, sub ? { [sub.name]: value } : value, names)
    } else if (isComplex(value)) {
      for (const [key, each] of Object.entries(value)) {
        const target = findKey(key, type, tolerances)
        const sub = target?.selection?.subAttribute
        if (target) specify(target.attribute, sub ? { [sub.name]: each } : each, names)
      }
    }
  }
  return names
}

/** Adds the names of an attribute, of those that contain it, and of the sub-attributes in its value. */
function specify({ steps }: LocatedAttribute, value: unknown, names: Set<string>): void {
  const [root, ...rest] = steps
  if (!root) return
  let place = { name: root.name, definition: root }
  names.add(place.name)
  for (const step of rest) {
    place = { name: subAttributeName(place, step.name), definition: step }
    names.add(place.name)
  }
  specifyWithin(place, value, names)
}

function specifyWithin(
  place: Pick<LocatedAttribute, 'name' | 'definition'>,
  value: unknown,
  names: Set<string>,
): void {
  for (const element of Array.isArray(value) ? value : [value]) {
    if (!isComplex(element)) continue
    for (const [key, each] of Object.entries(element)) {
      const definition = findSubAttribute(place.definition, key)
      if (!definition) continue
      const name = subAttributeName(place, definition.name)
      names.add(name)
      specifyWithin({ name, definition }, each, names)
    }
  }
}
