import { findAttribute, InvalidFilterError, type Filter } from '@pingone-sandbox/scim'
import type { Endpoint } from '../directory/endpoint.ts'

/**
 * Refuses a filter that compares a boolean with text, such as `active eq "True"`.
 *
 * @throws {InvalidFilterError}
 */
export function refuseBooleanText(filter: Filter, endpoints: readonly Endpoint[]): void {
  switch (filter.kind) {
    case 'and':
    case 'or':
      for (const operand of filter.operands) refuseBooleanText(operand, endpoints)
      return
    case 'not':
      refuseBooleanText(filter.operand, endpoints)
      return
    case 'present':
      return
    case 'valuePath':
      refuseBooleanText(withinPath(filter.path, filter.where), endpoints)
      return
    case 'compare': {
      const { path, value } = filter
      if (typeof value !== 'string') return
      const attributes = endpoints.map(({ type }) => findAttribute(type, path))
      if (attributes.some((attribute) => attribute?.definition.type === 'boolean'))
        throw new InvalidFilterError(
          `${path.name} ${filter.operator} ${JSON.stringify(value)}: a boolean is compared with true or false.`,
        )
    }
  }
}

/** Rewrites a filter on elements as one on the resource: `primary` within `emails[…]` becomes `emails.primary`. */
function withinPath(path: { readonly urn?: string; readonly name: string }, where: Filter): Filter {
  switch (where.kind) {
    case 'and':
    case 'or':
      return { kind: where.kind, operands: where.operands.map((each) => withinPath(path, each)) }
    case 'not':
      return { kind: 'not', operand: withinPath(path, where.operand) }
    case 'valuePath':
      return where
    case 'present':
    case 'compare':
      return { ...where, path: { ...path, subAttribute: where.path.name } }
  }
}
