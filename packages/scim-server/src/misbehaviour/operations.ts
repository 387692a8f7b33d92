import { isComplex, type Complex } from '@pingone-sandbox/scim'
import { callOf, type Call } from './call.ts'
import { bodyOf, withBody } from './json-body.ts'
import type { Wrapper } from './record.ts'

/** One operation of a PATCH request, as it came. */
export type ReceivedOperation = Complex

/** Makes a wrapper that changes the operations of PATCH requests, or loses them: the answer is as if they had been done. */
export function changeOperations(
  change: (operation: ReceivedOperation, call: Call) => ReceivedOperation | undefined,
): Wrapper {
  return (next, service) => async (request) => {
    const body = bodyOf(request)
    const operations = body?.['Operations']
    if (request.method !== 'PATCH' || !Array.isArray(operations)) return next(request)
    const call = callOf(request, next, service)
    const changed = operations.filter(isComplex).flatMap((each) => change(each, call) ?? [])
    return changed.length > 0
      ? next(withBody(request, { ...body, Operations: changed }))
      : next({ ...request, method: 'GET', body: '' })
  }
}

/** Tells which operation it is, in whatever letter case. */
export function isVerb({ op }: ReceivedOperation, verb: 'add' | 'replace' | 'remove'): boolean {
  return typeof op === 'string' && op.toLowerCase() === verb
}

/** The path of an operation, or nothing. */
export function pathOf({ path }: ReceivedOperation): string {
  return typeof path === 'string' ? path : ''
}

/** Tells whether an operation is about the members of a group, or about some of them. */
export function isOfMembers(operation: ReceivedOperation): boolean {
  return /^(?:urn:\S+:)?members(?![\w-])/i.test(pathOf(operation))
}
