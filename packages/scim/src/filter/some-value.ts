import type { LocatedAttribute } from '../schema/attributes.ts'
import { isComplex } from '../values/complex.ts'
import { foldCase } from '../values/fold-case.ts'
import type { ValueTest } from './compare.ts'

/** Tells whether any value of one attribute meets a test. Absent values never do. */
export type SomeValue = (resource: unknown, test: ValueTest) => boolean

/** Searches where the schema says that the attribute is, in the schema's spelling. */
export function someLocated({ steps }: LocatedAttribute): SomeValue {
  return steps.reduceRight<SomeValue>(
    (rest, { name }) => descend((node) => (isComplex(node) ? node[name] : undefined), rest),
    itself,
  )
}

/** Searches without a schema: names in any letter case, and `value` in place of a complex value that is compared. */
export function someInferred({ steps, definition }: LocatedAttribute): SomeValue {
  return steps.reduceRight<SomeValue>(
    (rest, { name }) => descend((node) => memberOf(node, name), rest),
    definition.type === 'complex' ? itself : scalar,
  )
}

/** Finds a member by its name in any letter case. The URN of a core schema names no member, so it stays where it is. */
export function memberOf(node: unknown, name: string): unknown {
  if (!isComplex(node)) return undefined
  if (Object.hasOwn(node, name)) return node[name]
  const folded = foldCase(name)
  for (const key of Object.keys(node)) {
    if (foldCase(key) === folded) return node[key]
  }
  return name.includes(':') ? node : undefined
}

const itself: SomeValue = (value, test) => test(value)

const scalar: SomeValue = (value, test) =>
  test(isComplex(value) ? (memberOf(value, 'value') ?? value) : value)

function descend(read: (node: unknown) => unknown, rest: SomeValue): SomeValue {
  return (node, test) => {
    const value = read(node)
    if (value === undefined || value === null) return false
    if (!Array.isArray(value)) return rest(value, test)
    for (const element of value) {
      if (element !== null && element !== undefined && rest(element, test)) return true
    }
    return false
  }
}
