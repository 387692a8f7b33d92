import type { SQLInputValue } from 'node:sqlite'
import type { ResolvedComparison, ResolvedFilter } from '@pingone-sandbox/scim'
import { keyOf } from '../key.ts'
import type { Sql } from './sql.ts'
import { isNarrowedByIndex } from './narrowing.ts'
import type { Prepare } from './statements.ts'
import {
  idColumn,
  idKey,
  isIndexed,
  keyEquals,
  type Table,
  textIndex,
  valueTable,
} from './table.ts'
import { isComparable, trigramQuery } from './text-index.ts'

/**
 * The condition of a filter whose index is walked in the order of insertion, while the other conditions are checked document by
 * document. So a page of few among many matches is found without collecting all of them.
 */
export interface LeadingCondition {
  readonly condition: ResolvedComparison
  /** Selects the sequences in a column `place`; absent: an index of the table itself gives them. */
  readonly places?: Sql
}

interface Candidate extends LeadingCondition {
  /** Selects the documents that the index leads to. */
  readonly found: Sql
}

/** How many documents of an index are counted to find the one that leads to the fewest. */
const MOST_COUNTED = 1000

/**
 * Finds the condition whose index leads to the fewest documents; undefined when none can be walked so, or another condition has an
 * index that cannot and may lead to fewer.
 */
export function findLeadingCondition(
  filter: ResolvedFilter,
  table: Table,
  prepare: Prepare,
): LeadingCondition | undefined {
  const conditions = filter.kind === 'and' ? filter.operands : [filter]
  const candidates: Candidate[] = []
  for (const each of conditions) {
    const found = each.kind === 'compare' ? candidate(each, table) : undefined
    if (found) candidates.push(found)
    else if (isNarrowedByIndex(each, table)) return undefined
  }
  const [only, ...others] = candidates
  if (others.length === 0) return only
  const sizes = new Map(candidates.map((each) => [each, sizeOf(each, prepare)]))
  return candidates.reduce((best, each) =>
    (sizes.get(each) ?? 0) < (sizes.get(best) ?? 0) ? each : best,
  )
}

function candidate(condition: ResolvedComparison, table: Table): Candidate | undefined {
  const { attribute, operator, value } = condition
  const key = keyOf(attribute.definition, value)
  if (operator === 'co') {
    const index = textIndex(table, attribute.name)
    const query = isComparable(key) ? trigramQuery(key) : undefined
    if (index === undefined || query === undefined) return undefined
    const places = {
      text: `SELECT rowid AS place FROM ${index} WHERE ${index} MATCH ?`,
      values: [query],
    }
    return { condition, places, found: places }
  }
  if (operator !== 'eq' || key === null) return undefined
  if (attribute.name === 'id' && attribute.definition.caseExact)
    return {
      condition,
      found: foundBy(table, `${idColumn(table)} = ?`, idKey(table, String(value))),
    }
  if (!isIndexed(table, attribute.name)) return undefined
  const values = valueTable(table, attribute.name)
  if (values !== undefined) {
    const places = { text: `SELECT sequence AS place FROM ${values} WHERE key = ?`, values: [key] }
    return { condition, places, found: places }
  }
  const at = table.keys.attributes.findIndex(({ name }) => name === attribute.name)
  const isKey = attribute.name === table.keys.number?.name ? 'sequence = ?' : keyEquals(table, at)
  return { condition, found: foundBy(table, isKey, key) }
}

const foundBy = (table: Table, isKey: string, key: SQLInputValue): Sql => ({
  text: `SELECT 1 FROM ${table.name} WHERE ${isKey}`,
  values: [key],
})

function sizeOf({ found: { text, values } }: Candidate, prepare: Prepare): number {
  const count = prepare(`SELECT count(*) FROM (${text} LIMIT ${MOST_COUNTED})`)
  return Number(count.get(...values)?.[0])
}
