import {
  findAttribute,
  formatAttributePath,
  InvalidFilterError,
  resolveFilter,
  type Filter,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'

/**
 * Reduces a filter on several resource types to one of them: an attribute that only another type has is without a value in this one.
 *
 * Returns true when every resource of the type satisfies the filter, and false when none does.
 *
 * @throws {InvalidFilterError} For an attribute that no type has, and for a comparison that its type does not allow.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.1 RFC 7644 §3.4.2.1}
 */
export function relaxFilter(
  filter: Filter,
  type: ResourceTypeDefinition,
  types: readonly ResourceTypeDefinition[],
): Filter | boolean {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const operands = filter.operands.map((operand) => relaxFilter(operand, type, types))
      return combine(filter.kind, operands)
    }
    case 'not': {
      const operand = relaxFilter(filter.operand, type, types)
      return typeof operand === 'boolean' ? !operand : { kind: 'not', operand }
    }
    case 'present':
    case 'compare':
    case 'valuePath':
      if (findAttribute(type, filter.path)) {
        // An invalid comparison is refused even if the other operands decide the result.
        resolveFilter(filter, type)
        return filter
      }
      if (types.some((other) => findAttribute(other, filter.path)))
        return isSatisfiedByAbsence(filter)
      throw new InvalidFilterError(
        `${formatAttributePath(filter.path)} is not an attribute of any resource type.`,
      )
  }
}

function combine(kind: 'and' | 'or', operands: readonly (Filter | boolean)[]): Filter | boolean {
  const decisive = kind === 'or'
  if (operands.includes(decisive)) return decisive
  const undecided = operands.filter((operand) => typeof operand !== 'boolean')
  const [only] = undecided
  if (!only) return !decisive
  return undecided.length === 1 ? only : { kind, operands: undecided }
}

/** Tells whether an attribute without a value satisfies a filter. */
function isSatisfiedByAbsence(filter: Extract<Filter, { readonly path: unknown }>): boolean {
  if (filter.kind !== 'compare') return false
  return filter.value === null ? filter.operator === 'eq' : filter.operator === 'ne'
}
