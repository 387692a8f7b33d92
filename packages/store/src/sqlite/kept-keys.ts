import type { CompareOperator, LocatedAttribute } from '@pingone-sandbox/scim'
import type { Key } from '../key.ts'
import type { Sql } from './sql.ts'
import { keyColumn, type Table, valueTable } from './table.ts'

/**
 * How a condition on other tables is written: `set` collects the sequences that meet it, for SQLite to begin with; `probe` looks up
 * one document, for a listing that is led by another condition.
 */
export type KeyAccess = 'set' | 'probe'

/** Makes the condition on one value, given its SQL. */
export type Condition = (value: string) => Sql

/**
 * Makes the condition that some kept key of an attribute satisfies another condition; undefined when the table keeps none and the
 * document has to be read.
 */
export function keptKeyCondition(
  table: Table,
  { name }: LocatedAttribute,
  access: KeyAccess,
): ((condition: Condition) => Sql) | undefined {
  const column = keyColumn(table, name)
  if (column !== undefined) return (condition) => condition(column)
  const values = valueTable(table, name)
  if (values === undefined) return undefined
  return (condition) => {
    if (access === 'probe') {
      const { text, values: bound } = condition('kept.key')
      return {
        text: `EXISTS (SELECT 1 FROM ${values} AS kept WHERE ${text} AND kept.sequence = ${table.name}.sequence)`,
        values: bound,
      }
    }
    const sql = condition('key')
    return {
      text: `sequence IN (SELECT sequence FROM ${values} WHERE ${sql.text})`,
      values: sql.values,
    }
  }
}

/** The condition that a kept key compares to a value, written so that an index can be used. */
export function compareKeptKeys(operator: KeyOperator, key: string, value: Key): Sql {
  const end = operator === 'sw' && typeof value === 'string' ? endOfPrefix(value) : undefined
  if (end === undefined) return compareKeys(operator, key, value)
  return { text: `(${key} >= ? AND ${key} < ?)`, values: [value, end] }
}

/** Without `ne`, which is the negation of `eq` over all values of the attribute. */
export type KeyOperator = Exclude<CompareOperator, 'ne'>

const SYMBOLS = { eq: '=', gt: '>', ge: '>=', lt: '<', le: '<=' } as const

/** The condition that a key compares to a value. */
export function compareKeys(operator: KeyOperator, key: string, value: Key): Sql {
  switch (operator) {
    case 'eq':
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le':
      return { text: `${key} ${SYMBOLS[operator]} ?`, values: [value] }
    case 'co':
      return { text: `instr(${key}, ?) > 0`, values: [value] }
    case 'sw':
      return { text: `instr(${key}, ?) = 1`, values: [value] }
    case 'ew':
      // substr(…, 0) is the whole text, while every text ends with the empty one.
      return value === ''
        ? { text: `${key} IS NOT NULL`, values: [] }
        : { text: `substr(${key}, ?) = ?`, values: [-Array.from(String(value)).length, value] }
  }
}

const LAST_CODE_POINT = 0x10ffff
const SURROGATES = { first: 0xd800, last: 0xdfff }

/** The least text after all that begin with a prefix; undefined when there is none. */
function endOfPrefix(prefix: string): string | undefined {
  const last = Array.from(prefix).at(-1)?.codePointAt(0)
  if (last === undefined || last === LAST_CODE_POINT || !prefix.isWellFormed()) return undefined
  const next = last + 1 === SURROGATES.first ? SURROGATES.last + 1 : last + 1
  return prefix.slice(0, -String.fromCodePoint(last).length) + String.fromCodePoint(next)
}
