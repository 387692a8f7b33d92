import type { SQLInputValue } from 'node:sqlite'
import {
  type AttributeDefinition,
  type CompareOperator,
  type Filter,
  type LocatedAttribute,
  type ResolvedComparison,
  type ResolvedFilter,
  resolveFilter,
} from '@pingone-sandbox/scim'
import { type Key, keyOf } from '../key.ts'
import type { Among } from '../listing.ts'
import { keyColumn, type Table } from './table.ts'

/** A piece of SQL and the values for its placeholders, in order. */
export interface Sql {
  readonly text: string
  readonly values: readonly SQLInputValue[]
}

/**
 * Compiles a filter into the condition of a WHERE clause.
 *
 * It selects what the `compileFilter` of scim selects among documents that follow their resource type. Equal shapes give equal text,
 * whatever the values. The condition may be null where it is not met; `not` therefore asks whether its operand `IS NOT TRUE`.
 */
export function compileFilterSql(filter: Filter, table: Table): Sql {
  return compile(resolveFilter(filter, table.collection.type), documentScope(table))
}

/** Compiles a lookup by many values, which are one parameter however many they are. */
export function compileAmongSql({ attribute, values }: Among, table: Table): Sql {
  const isId = attribute.name === 'id' && attribute.definition.caseExact
  const keys = isId ? values : values.map((value) => keyOf(attribute.definition, value))
  const isAmong = (key: string): Sql => ({
    text: `${key} IN (SELECT value FROM json_each(?))`,
    values: [JSON.stringify(keys)],
  })
  const column = isId ? 'id' : keyColumn(table, attribute.name)
  if (column !== undefined) return isAmong(column)
  return some(attribute.steps, documentScope(table), (value) =>
    isAmong(keySql(attribute.definition, value)),
  )
}

/** The SQL of the key of an attribute's preferred value, for sorting: see `documentKey`. */
export function sortKeySql({ name, steps, definition }: LocatedAttribute, table: Table): string {
  return keyColumn(table, name) ?? keySql(definition, preferredSql('document', steps))
}

/** What a filter is about: a document, or an element of one of its arrays. */
interface Scope {
  /** The SQL of its JSON; null when an element is no object. */
  readonly json: string
  /** How many arrays it is inside, which names their aliases apart. */
  readonly depth: number
  /** The key column of an attribute, if it has one. */
  readonly columnOf: (attribute: LocatedAttribute) => string | undefined
}

function documentScope(table: Table): Scope {
  return {
    // Not named `json`, which within json_each is a column of its own.
    json: 'document',
    depth: 0,
    columnOf: ({ name }) => keyColumn(table, name),
  }
}

/** Makes the condition on one value, given its SQL. */
type Condition = (value: string) => Sql

function compile(filter: ResolvedFilter, scope: Scope): Sql {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const operands = filter.operands.map((operand) => compile(operand, scope))
      return {
        text: `(${operands.map(({ text }) => text).join(filter.kind === 'and' ? ' AND ' : ' OR ')})`,
        values: operands.flatMap(({ values }) => values),
      }
    }
    case 'not':
      return negate(compile(filter.operand, scope))
    case 'present':
      return some(filter.attribute.steps, scope, isPresent(filter.attribute.definition))
    case 'compare':
      return compileComparison(filter, scope)
    case 'valuePath':
      return someElement(filter.attribute.steps, scope, (element) => compile(filter.where, element))
  }
}

function compileComparison(comparison: ResolvedComparison, scope: Scope): Sql {
  const { attribute, operator, value } = comparison
  if (value === null) {
    const present = some(attribute.steps, scope, isPresent(attribute.definition))
    return operator === 'ne' ? present : negate(present)
  }
  if (operator === 'ne') return negate(compileComparison({ ...comparison, operator: 'eq' }, scope))

  // The identifier is compared as it stands, so its own column and index serve.
  if (operator === 'eq' && attribute.name === 'id' && attribute.definition.caseExact)
    return { text: 'id = ?', values: [String(value)] }
  const definition = comparedAs(attribute.definition, operator)
  const key = keyOf(definition, value)
  const column = definition === attribute.definition ? scope.columnOf(attribute) : undefined
  if (column !== undefined) return compareKeys(operator, column, key)
  return some(attribute.steps, scope, (sql) => compareKeys(operator, keySql(definition, sql), key))
}

/** Parts of a dateTime are parts of its text. */
function comparedAs(
  definition: AttributeDefinition,
  operator: CompareOperator,
): AttributeDefinition {
  const isMatch = operator === 'co' || operator === 'sw' || operator === 'ew'
  return isMatch && definition.type === 'dateTime' ? { ...definition, type: 'string' } : definition
}

const SYMBOLS = { eq: '=', gt: '>', ge: '>=', lt: '<', le: '<=' } as const

function compareKeys(operator: Exclude<CompareOperator, 'ne'>, key: string, value: Key): Sql {
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

/** The SQL of `keyOf`, given the SQL of a value. */
function keySql({ type, caseExact }: AttributeDefinition, value: string): string {
  switch (type) {
    case 'boolean':
    case 'integer':
    case 'decimal':
    case 'complex':
      return value
    case 'dateTime':
      return `instant_key(${value})`
    case 'string':
    case 'reference':
    case 'binary':
      return caseExact ? `exact_key(${value})` : `folded_key(${value})`
  }
}

/** Empty text, arrays and objects are not present; only a complex value can be one of the latter, read as JSON. */
function isPresent({ type }: AttributeDefinition): Condition {
  const text = (value: string) =>
    type === 'complex' ? `${value} NOT IN ('', '[]', '{}')` : `${value} <> ''`
  return (value) => ({ text: text(value), values: [] })
}

/** Some value of an attribute meets a condition. */
function some(steps: readonly AttributeDefinition[], scope: Scope, condition: Condition): Sql {
  const array = steps.findIndex(({ multiValued }) => multiValued)
  if (array === -1) return condition(`json_extract(${scope.json}, ${pathTo(steps)})`)
  const rest = steps.slice(array + 1)
  return someElement(steps.slice(0, array + 1), scope, (element, value) => {
    return rest.length === 0 ? condition(value) : some(rest, element, condition)
  })
}

/** Some element of an array, that is not null, meets a condition. */
function someElement(
  steps: readonly AttributeDefinition[],
  { json, depth }: Scope,
  condition: (element: Scope, value: string) => Sql,
): Sql {
  const alias = `element${depth}`
  const element: Scope = { json: objectOf(alias), depth: depth + 1, columnOf: () => undefined }
  const { text, values } = condition(element, `${alias}.value`)
  return {
    text: `EXISTS (SELECT 1 FROM json_each(${json}, ${pathTo(steps)}) AS ${alias} WHERE ${alias}.value IS NOT NULL AND ${text})`,
    values,
  }
}

/** SQLite refuses to look into a text that is not JSON, so only objects are looked into. */
function objectOf(alias: string): string {
  return `CASE ${alias}.type WHEN 'object' THEN ${alias}.value END`
}

function preferredSql(json: string, steps: readonly AttributeDefinition[]): string {
  const array = steps.findIndex(({ multiValued }) => multiValued)
  if (array === -1) return `json_extract(${json}, ${pathTo(steps)})`
  const rest = steps.slice(array + 1)
  const value =
    rest.length === 0 ? 'element.value' : `json_extract(${objectOf('element')}, ${pathTo(rest)})`
  return `(SELECT ${value} FROM json_each(${json}, ${pathTo(steps.slice(0, array + 1))}) AS element
    ORDER BY json_extract(${objectOf('element')}, '$.primary') IS TRUE DESC, element.key LIMIT 1)`
}

function negate({ text, values }: Sql): Sql {
  return { text: `(${text}) IS NOT TRUE`, values }
}

/** A JSON path as an SQL literal. Names come from schemas, never from requests. */
function pathTo(steps: readonly AttributeDefinition[]): string {
  const path = steps.map(({ name }) => `.${JSON.stringify(name)}`).join('')
  return `'$${path.replaceAll("'", "''")}'`
}
