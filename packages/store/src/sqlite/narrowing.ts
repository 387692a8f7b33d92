import type { ResolvedComparison, ResolvedFilter } from '@pingone-sandbox/scim'
import { keyOf } from '../key.ts'
import { internedColumn, isIndexed, isSearchable, keyColumn, type Table } from './table.ts'
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

/** Tells whether a filter is a range of one attribute with a column and an index of its own. */
export function isRange(filter: ResolvedFilter, table: Table): boolean {
  const [first, ...others] = filter.kind === 'and' ? filter.operands : [filter]
  if (first?.kind !== 'compare') return false
  const { name } = first.attribute
  const isKept =
    name !== table.keys.number?.name &&
    keyColumn(table, name) !== undefined &&
    internedColumn(table, name) === undefined &&
    isIndexed(table, name)
  return (
    isKept &&
    [first, ...others].every(
      (each) =>
        each.kind === 'compare' && each.attribute.name === name && bounds.has(each.operator),
    )
  )
}

const bounds: ReadonlySet<string> = new Set(['gt', 'ge', 'lt', 'le'])

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
