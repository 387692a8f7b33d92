import { foldCase, findAttribute, isComplex, type Complex } from '@pingone-sandbox/scim'
import type { Call } from './call.ts'
import { memberOf } from './member.ts'
import { isVerb, pathOf, type ReceivedOperation } from './patch-operations.ts'

/** What a PUT puts in place, its lists with the values that are there already. */
export function appendLists(current: Complex, replacement: Complex, call: Call): Complex {
  const entries = Object.entries(replacement).map(([name, value]) => {
    const held = memberOf(current, name)
    const isList = isMultiValued(name, call) && Array.isArray(value) && Array.isArray(held)
    return [name, isList ? joined(held, value) : value]
  })
  return Object.fromEntries(entries)
}

/** The operations that a `replace` becomes: lists are added to, all else is replaced. */
export function appendedBy(
  operation: ReceivedOperation,
  call: Call,
): ReceivedOperation | readonly ReceivedOperation[] {
  if (!isVerb(operation, 'replace')) return operation
  const { value } = operation
  const path = pathOf(operation)
  if (path !== '') return isMultiValued(path, call) ? { ...operation, op: 'add' } : operation
  if (!isComplex(value)) return operation
  const { lists = [], others = [] } = Object.groupBy(Object.entries(value), ([name]) =>
    isMultiValued(name, call) ? 'lists' : 'others',
  )
  if (lists.length === 0) return operation
  return [
    { ...operation, value: Object.fromEntries(others) },
    { ...operation, op: 'add', value: Object.fromEntries(lists) },
  ]
}

/** Tells whether a path is all of a list; a part of one, or a selection from it, is none. */
function isMultiValued(path: string, { endpoint }: Call): boolean {
  if (!endpoint || foldCase(path) === 'schemas') return false
  return findAttribute(endpoint.type, path)?.definition.multiValued === true
}

/** The values of both; one that comes with the `value` of another takes its place. */
function joined(held: readonly unknown[], given: readonly unknown[]): readonly unknown[] {
  const values = new Set(given.map(valueOf))
  return [...held.filter((each) => !values.has(valueOf(each))), ...given]
}

function valueOf(element: unknown): string {
  const value = isComplex(element) ? memberOf(element, 'value') : element
  return foldCase(JSON.stringify(value === undefined ? element : value))
}
