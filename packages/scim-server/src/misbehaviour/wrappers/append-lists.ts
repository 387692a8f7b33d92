import { foldCase, findAttribute, isComplex, type Complex } from '@pingone-sandbox/scim'
import type { Call } from './call.ts'
import { memberOf } from './member.ts'
import { isVerb, pathOf, type ReceivedOperation } from './patch-operations.ts'

/** Returns the replacement of a PUT, with the current values added to its lists. */
export function appendLists(current: Complex, replacement: Complex, call: Call): Complex {
  const entries = Object.entries(replacement).map(([name, value]) => {
    const present = memberOf(current, name)
    const isList = isMultiValued(name, call) && Array.isArray(value) && Array.isArray(present)
    return [name, isList ? appended(present, value) : value]
  })
  return Object.fromEntries(entries)
}

/** Returns the operations for a `replace`: `add` for lists, `replace` for other attributes. */
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

/** Tells whether a path names a whole list, not a part of one or a selection from it. */
function isMultiValued(path: string, { endpoint }: Call): boolean {
  if (!endpoint || foldCase(path) === 'schemas') return false
  return findAttribute(endpoint.type, path)?.definition.multiValued === true
}

/** Returns the values of both lists; a given one replaces a present one with the same `value`. */
function appended(present: readonly unknown[], given: readonly unknown[]): readonly unknown[] {
  const values = new Set(given.map(valueOf))
  return [...present.filter((each) => !values.has(valueOf(each))), ...given]
}

function valueOf(element: unknown): string {
  const value = isComplex(element) ? memberOf(element, 'value') : element
  return foldCase(JSON.stringify(value === undefined ? element : value))
}
