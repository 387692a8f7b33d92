import { foldCase, isComplex, type Complex } from '@pingone-sandbox/scim'
import { callOf, type Call } from './call.ts'
import { bodyOf, withBody } from './json-body.ts'
import type { Wrapper } from './wrapper.ts'

/** One operation of a PATCH request, as it came. */
export type ReceivedOperation = Complex

/** An operation that changes nothing. */
const nothing: ReceivedOperation = { op: 'add', value: {} }

/**
 * Makes a wrapper that changes the operations of PATCH requests, puts several in place of one, or loses them: the answer is as if
 * they had been done.
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
    const left = changed.length > 0 || operations.length === 0 ? changed : [nothing]
    return next(withBody(request, { ...body, Operations: left }))
  }
}

/** Tells which operation it is, in whatever letter case. */
export function isVerb({ op }: ReceivedOperation, verb: 'add' | 'replace' | 'remove'): boolean {
  return typeof op === 'string' && foldCase(op) === verb
}

/** The path of an operation, or nothing. */
export function pathOf({ path }: ReceivedOperation): string {
  return typeof path === 'string' ? path : ''
}

/** Tells whether an operation is about the members of a group, or about some of them. */
export function isOfMembers(operation: ReceivedOperation): boolean {
  return /^(?:urn:\S+:)?members(?![\w-])/i.test(pathOf(operation))
}
