import type { ResolvedComparison, ResolvedFilter } from '@pingone-sandbox/scim'
import { keyOf } from '../key.ts'
import { isIndexed, isSearchable, type Table } from './table.ts'
import { isComparable } from './text-index.ts'

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
      return isComparisonIndexed(filter, table)
    case 'valuePath': {
      const { where } = filter
      const operands = where.kind === 'and' ? where.operands : [where]
      return operands.some((each) => each.kind === 'compare' && isNarrowedByIndex(each, table))
    }
  }
}

function isComparisonIndexed(
  { attribute: { name, definition }, operator, value }: ResolvedComparison,
  table: Table,
): boolean {
  // The kept texts, which are looked through where there is no index of them, are smaller than the documents.
  if (operator === 'co') return isSearchable(table, name) && isComparable(keyOf(definition, value))
  return leads[operator] && (name === 'id' || isIndexed(table, name))
}

/** The comparisons that a sorted index answers. */
const leads = {
  eq: true,
  sw: true,
  gt: true,
  ge: true,
  lt: true,
  le: true,
  ne: false,
  ew: false,
} as const
