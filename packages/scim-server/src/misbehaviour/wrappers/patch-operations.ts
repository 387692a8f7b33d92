import { foldCase, isComplex, type Complex } from '@pingone-sandbox/scim'
import { callOf, type Call } from './call.ts'
import { bodyOf, withBody } from './json-body.ts'
import type { Wrapper } from './wrapper.ts'

/** An operation of a PATCH request, as it was received. */
export type ReceivedOperation = Complex

/** An operation that changes nothing. */
const nothing: ReceivedOperation = { op: 'add', value: {} }

/**
 * Makes a wrapper that replaces each operation of PATCH requests by another, by several, or by none; the answer is the same as if the
 * operation had been applied.
 */
export function changeOperations(
  change: (
    operation: ReceivedOperation,
    call: Call,
  ) => ReceivedOperation | readonly ReceivedOperation[] | undefined,
): Wrapper {
  return (service) => async (request, next) => {
    const body = bodyOf(request)
    const operations = body?.['Operations']
    if (request.method !== 'PATCH' || !Array.isArray(operations)) return next(request)
    const call = callOf(request, next, service)
    const changed = operations.flatMap((each) =>
      isComplex(each) ? (change(each, call) ?? []) : [each],
    )
    const sent = changed.length > 0 || operations.length === 0 ? changed : [nothing]
    return next(withBody(request, { ...body, Operations: sent }))
  }
}

/** Tells whether an operation has this verb, in any letter case. */
export function isVerb({ op }: ReceivedOperation, verb: 'add' | 'replace' | 'remove'): boolean {
  return typeof op === 'string' && foldCase(op) === verb
}

/** Returns the path of an operation; empty when it has none. */
export function pathOf({ path }: ReceivedOperation): string {
  return typeof path === 'string' ? path : ''
}

/** Tells whether the path of an operation names the members of a group, or some of them. */
export function isOfMembers(operation: ReceivedOperation): boolean {
  return /^(?:urn:\S+:)?members(?![\w-])/i.test(pathOf(operation))
}
