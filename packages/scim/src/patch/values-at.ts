import { compileFilter } from '../filter/match.ts'
import { memberOf } from '../filter/some-value.ts'
import type { PatchPath } from './patch-path.ts'

/**
 * Returns the values at a path; of an array, its elements. Names match in any letter case.
 *
 * @example valuesAt(user, parsePath('emails[type eq "work"].value'))
 */
export function valuesAt(resource: object, path: PatchPath): readonly unknown[] {
  const { urn, name, where, subAttribute } = path
  const elements = membersOf(urn === undefined ? [resource] : membersOf([resource], urn), name)
  const selected = where ? elements.filter(compileFilter(where)) : elements
  return subAttribute === undefined ? selected : membersOf(selected, subAttribute)
}

function membersOf(nodes: readonly unknown[], name: string): readonly unknown[] {
  return nodes.flatMap((node) => {
    const value = memberOf(node, name) ?? []
    return Array.isArray(value) ? value.filter((each) => each !== null) : [value]
  })
}
