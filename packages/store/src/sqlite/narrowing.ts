import type { ResolvedFilter } from '@pingone-sandbox/scim'
import { keyColumn, type Table, valueTable } from './table.ts'

/** Tells whether an index leads to the documents that a filter selects, so that few others have to be looked at. */
export function isNarrowedByIndex(filter: ResolvedFilter, table: Table): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.operands.some((operand) => isNarrowedByIndex(operand, table))
    case 'or':
      return filter.operands.every((operand) => isNarrowedByIndex(operand, table))
    case 'not':
    case 'present':
      return false
    case 'compare':
      return leads[filter.operator] && isIndexed(filter.attribute.name, table)
    case 'valuePath': {
      const { where } = filter
      const operands = where.kind === 'and' ? where.operands : [where]
      return operands.some((each) => each.kind === 'compare' && isNarrowedByIndex(each, table))
    }
  }
}

/** What an index is good for. */
const leads = {
  eq: true,
  sw: true,
  gt: true,
  ge: true,
  lt: true,
  le: true,
  ne: false,
  co: false,
  ew: false,
} as const

function isIndexed(attribute: string, table: Table): boolean {
  return (
    attribute === 'id' ||
    keyColumn(table, attribute) !== undefined ||
    valueTable(table, attribute) !== undefined
  )
}
