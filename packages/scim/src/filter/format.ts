import { formatAttributePath } from '../path/attribute-path.ts'
import type { Filter } from './filter.ts'

/**
 * Writes a filter as text, with as few parentheses as possible; the inverse of `parseFilter`.
 */
export function formatFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'or':
      return filter.operands.map(formatFilter).join(' or ')
    case 'and':
      return filter.operands.map(formatConjunct).join(' and ')
    case 'not':
      return `not (${formatFilter(filter.operand)})`
    case 'present':
      return `${formatAttributePath(filter.path)} pr`
    case 'compare':
      return `${formatAttributePath(filter.path)} ${filter.operator} ${JSON.stringify(filter.value)}`
    case 'valuePath':
      return `${formatAttributePath(filter.path)}[${formatFilter(filter.where)}]`
  }
}

/** Writes an operand of `and`. It binds tighter than `or`, so only an `or` of several operands needs parentheses. */
function formatConjunct(filter: Filter): string {
  const text = formatFilter(filter)
  return filter.kind === 'or' && filter.operands.length > 1 ? `(${text})` : text
}
