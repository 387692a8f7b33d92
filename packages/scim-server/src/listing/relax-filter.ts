import {
  findAttribute,
  formatAttributePath,
  InvalidFilterError,
  resolveFilter,
  type Filter,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'

/**
 * Makes of a filter on several resource types what it means for one of them: an attribute that this type does not have, but
 * another one has, is without a value in it.
 *
 * Returns true when every resource of the type satisfies the filter, and false when none does.
 *
 * @throws {InvalidFilterError} For an attribute that no type has, and for what cannot be asked of one.
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
      return join(filter.kind, operands)
    }
    case 'not': {
      const operand = relaxFilter(filter.operand, type, types)
      return typeof operand === 'boolean' ? !operand : { kind: 'not', operand }
    }
    case 'present':
    case 'compare':
    case 'valuePath':
      if (findAttribute(type, filter.path)) {
        // What cannot be asked is refused even where the rest of the filter decides.
        resolveFilter(filter, type)
        return filter
      }
      if (types.some((other) => findAttribute(other, filter.path))) return holdsOfNothing(filter)
      throw new InvalidFilterError(
        `${formatAttributePath(filter.path)} is not an attribute of any resource type.`,
      )
  }
}

function join(kind: 'and' | 'or', operands: readonly (Filter | boolean)[]): Filter | boolean {
  const decisive = kind === 'or'
  if (operands.includes(decisive)) return decisive
  const open = operands.filter((operand) => typeof operand !== 'boolean')
  const [only] = open
  if (!only) return !decisive
  return open.length === 1 ? only : { kind, operands: open }
}

/** Tells whether a filter holds of an attribute without a value. */
function holdsOfNothing(filter: Extract<Filter, { readonly path: unknown }>): boolean {
  if (filter.kind !== 'compare') return false
  return filter.value === null ? filter.operator === 'eq' : filter.operator === 'ne'
}
