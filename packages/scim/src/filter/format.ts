import { formatAttributePath } from '../path/attribute-path.ts'
import type { Filter } from './filter.ts'

/**
 * Writes a filter as text, with no more parentheses than its meaning needs.
 *
 * `parseFilter` reads the same filter back.
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

/** `and` binds tighter than `or`, so only an `or` of several operands needs to be held together. */
function formatConjunct(filter: Filter): string {
  const text = formatFilter(filter)
  return filter.kind === 'or' && filter.operands.length > 1 ? `(${text})` : text
}
