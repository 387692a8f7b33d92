import { foldCase, type Complex } from '@pingone-sandbox/scim'
import type { Difference } from './difference.ts'
import { asObject, memberOf } from './member.ts'

/**
 * Finds values that were sent earlier and are replaced now, and which the answer still has without a type.
 *
 * PingOne matches the values of a list by their type, and does not remove those that a target keeps without one, or as plain text.
 */
export function untypedLeftovers(
  lastSent: Complex,
  sent: Complex,
  answered: Complex,
): readonly Difference[] {
  return Object.entries(sent).flatMap(([attribute, values]) => {
    if (!Array.isArray(lastSent[attribute])) return []
    const lists = [lastSent[attribute], values, memberOf(answered, attribute)].map(listOf)
    const [before = [], now = [], there = []] = lists
    const current = new Set(now.map(valueOf))
    const replaced = new Set(before.map(valueOf).filter((value) => !current.has(value)))
    const left = there.filter((each) => isUntyped(each) && replaced.has(valueOf(each)))
    const [first] = left
    if (first === undefined) return []
    const object = asObject(first)
    const shown = object ? memberOf(object, 'value') : first
    return [{ kind: 'kept', attribute, answered: shown, count: left.length } as const]
  })
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function isUntyped(element: unknown): boolean {
  const object = asObject(element)
  return object ? !memberOf(object, 'type') && valueOf(object) !== undefined : true
}

/** The value of an element in the form in which it is compared. */
function valueOf(element: unknown): unknown {
  const object = asObject(element)
  const value = object ? memberOf(object, 'value') : element
  return typeof value === 'string' ? foldCase(value) : value
}
