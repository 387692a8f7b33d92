import { InvalidPathError } from '../errors.ts'
import { findAttribute } from '../schema/attributes.ts'
import { commonAttributes } from '../schema/common-attributes.ts'
import type { ResourceTypeDefinition } from '../schema/definition.ts'
import { findTarget, type PatchTarget } from './target.ts'
import { allTolerances, type PatchTolerance, type PatchTolerances } from './tolerances.ts'

/**
 * Finds what a key means in the value of an operation without a path; undefined when it is to be ignored.
 *
 * The RFC knows attribute names and the URNs of extensions there; `dotted-keys`, `urn-keys` and `stray-keys` allow for more.
 * Throws an `InvalidPathError` for what is not tolerated, an `InvalidFilterError` for a value filter in the key.
 */
export function findKey(
  key: string,
  type: ResourceTypeDefinition,
  tolerances: PatchTolerances = allTolerances,
): PatchTarget | undefined {
  const attribute = findAttribute(type, key)
  const form = formOf(key)
  const isName = attribute !== undefined && attribute.name.includes(':') === (form === 'urn-keys')
  if (!(isName && attribute.steps.length === 1) && !tolerances[form]) return refuse(key, type)
  if (key.includes('[')) return findTarget(key, type, tolerances)
  const forgivesStray = tolerances['stray-keys']
  if (!attribute) return forgivesStray ? undefined : refuse(key, type)
  const [top] = attribute.steps
  // Clients repeat `id`, `schemas` and `meta` without meaning to change them.
  const isRepeated = top?.mutability === 'readOnly' && commonAttributes.includes(top)
  return isRepeated && forgivesStray ? undefined : { attribute }
}

/** What a key must be tolerated as, unless it is the name of an attribute or the URN of an extension. */
function formOf(key: string): PatchTolerance {
  const [head = ''] = key.split('[', 1)
  if (head.includes(':')) return 'urn-keys'
  return key.includes('.') || head !== key ? 'dotted-keys' : 'stray-keys'
}

function refuse(key: string, type: ResourceTypeDefinition): never {
  throw new InvalidPathError(
    `${JSON.stringify(key.slice(0, 200))} is not an attribute of ${type.name}.`,
  )
}
