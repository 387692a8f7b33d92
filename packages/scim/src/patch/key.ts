import { findAttribute, type LocatedAttribute } from '../schema/attributes.ts'
import { commonAttributes } from '../schema/common-attributes.ts'
import type { ResourceTypeDefinition } from '../schema/definition.ts'
import { InvalidPathError } from '../values/errors.ts'
import { allTolerances, type Tolerance, type Tolerances } from '../values/tolerances.ts'
import { findTarget, type PatchTarget } from './target.ts'

/**
 * Finds the target of a key in the value of an operation without a path; undefined for a key to be ignored.
 *
 * The RFC allows attribute names and the URNs of extensions; `dotted-keys`, `urn-keys` and `stray-keys` allow more.
 *
 * @throws {InvalidPathError} For a key that is not tolerated.
 * @throws {InvalidFilterError} For an invalid value filter in the key.
 */
export function findKey(
  key: string,
  type: ResourceTypeDefinition,
  tolerances: Tolerances = allTolerances,
): PatchTarget | undefined {
  const attribute = findAttribute(type, key)
  if (!attribute || !isNameOf(attribute, key)) {
    if (!tolerances[formOf(key)]) return refuse(key, type)
    if (key.includes('[')) return findTarget(key, type, tolerances)
    if (!attribute) return tolerances['stray-keys'] ? undefined : refuse(key, type)
  }
  const [top] = attribute.steps
  // Clients send `id`, `schemas` and `meta` back without intending to change them.
  const isRepeated = top?.mutability === 'readOnly' && commonAttributes.includes(top)
  return isRepeated && tolerances['stray-keys'] ? undefined : { attribute }
}

/** Tells whether a key conforms to the RFC: the name of an attribute without its URN, or the URN of an extension. */
function isNameOf({ name, steps }: LocatedAttribute, key: string): boolean {
  return steps.length === 1 && name.includes(':') === key.includes(':')
}

/** Returns the tolerance that any other key needs. */
function formOf(key: string): Tolerance {
  const [head = ''] = key.split('[', 1)
  if (head.includes(':')) return 'urn-keys'
  return key.includes('.') || head !== key ? 'dotted-keys' : 'stray-keys'
}

function refuse(key: string, type: ResourceTypeDefinition): never {
  throw new InvalidPathError(
    `${JSON.stringify(key.slice(0, 200))} is not an attribute of ${type.name}.`,
  )
}
