import type { LocatedAttribute } from '../schema/attributes.ts'
import { isComplex } from '../values/complex.ts'
import { foldCase } from '../values/fold-case.ts'
import type { ValueTest } from './compare.ts'

/** Tells whether any value of one attribute passes a test. An absent value never does. */
export type SomeValue = (resource: unknown, test: ValueTest) => boolean

/** Makes the search for an attribute at its place in the schema, in the schema's spelling. */
export function someLocated({ steps }: LocatedAttribute): SomeValue {
  return steps.reduceRight<SomeValue>(
    (rest, { name }) => descend((node) => (isComplex(node) ? node[name] : undefined), rest),
    itself,
  )
}

/** Makes the search without a schema: names match in any letter case, and a complex value is compared by its `value`. */
export function someInferred({ steps, definition }: LocatedAttribute): SomeValue {
  return steps.reduceRight<SomeValue>(
    (rest, { name }) => descend((node) => memberOf(node, name), rest),
    definition.type === 'complex' ? itself : scalar,
  )
}

/** Finds a member by its name in any letter case. A URN that is not a member is a core schema's: returns the object itself. */
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
