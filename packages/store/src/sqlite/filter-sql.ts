import {
  type AttributeDefinition,
  type CompareOperator,
  type LocatedAttribute,
  type ResolvedComparison,
  type ResolvedFilter,
} from '@pingone-sandbox/scim'
import { type Key, keyOf } from '../key.ts'
import type { Among } from '../listing.ts'
import {
  compareKeptKeys,
  compareKeys,
  type Condition,
  type KeyAccess,
  keptKeyCondition,
} from './kept-keys.ts'
import type { Sql } from './sql.ts'
import { idColumn, idKey, internedColumn, type Table, textIndex } from './table.ts'
import { isComparable, trigramQuery } from './text-index.ts'
import { keySql, objectOf, pathTo } from './value-sql.ts'

/**
 * Compiles a filter into the condition of a WHERE clause.
 *
 * It selects what `compileFilter` of scim selects, among documents that conform to their resource type. Filters that differ in
 * values alone give the same text. The condition may be null instead of false, so `not` is `IS NOT TRUE`.
 */
export function compileFilterSql(
  filter: ResolvedFilter,
  table: Table,
  access: KeyAccess = 'set',
): Sql {
  return compile(filter, documentScope(table, access))
}

/** Compiles a lookup by many values, which are bound as one parameter. */
export function compileAmongSql({ attribute, values }: Among, table: Table): Sql {
  const isId = attribute.name === 'id' && attribute.definition.caseExact
  const keys = isId
    ? values.map((value) => idKey(table, value))
    : values.map((value) => keyOf(attribute.definition, value))
  const [only] = keys
  const isAmong = (key: string): Sql =>
    keys.length === 1 && only !== undefined
      ? { text: `${key} = ?`, values: [only] }
      : { text: `${key} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(keys)] }
  if (isId) return isAmong(idColumn(table))
  const interned = internedColumn(table, attribute.name)
  if (interned !== undefined) return hasNumberOf(interned, table, isAmong('text'))
  const onKeys = keptKeyCondition(table, attribute, 'set')
  if (onKeys) return onKeys(isAmong)
  return some(attribute.steps, documentScope(table, 'set'), (value) =>
    isAmong(keySql(attribute.definition, value)),
  )
}

/** The condition that an interned text satisfies a condition on `text`, so that the index of its number is used. */
const hasNumberOf = (column: string, { internedTexts }: Table, { text, values }: Sql): Sql => ({
  text: `${column} IN (SELECT number FROM ${internedTexts} WHERE ${text})`,
  values,
})

type ValuePath = Extract<ResolvedFilter, { readonly kind: 'valuePath' }>

/** What a filter is applied to: a document, or an element of one of its arrays. */
interface Scope {
  readonly table: Table
  readonly access: KeyAccess
  /** The SQL of its JSON; null when an element is no object. */
  readonly json: string
  /** The number of arrays around it, which makes their aliases distinct. */
  readonly depth: number
  /** Makes a condition on the keys that the table has of an attribute; undefined when it has none. */
  readonly onKeys: (attribute: LocatedAttribute) => ((condition: Condition) => Sql) | undefined
}

function documentScope(table: Table, access: KeyAccess): Scope {
  return {
    table,
    access,
    // The column is not called `json`, which json_each has as a column.
    json: 'document',
    depth: 0,
    onKeys: (attribute) => keptKeyCondition(table, attribute, access),
  }
}

function compile(filter: ResolvedFilter, scope: Scope): Sql {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const operands = filter.operands.map((operand) => compile(operand, scope))
      return join(operands, filter.kind === 'and' ? ' AND ' : ' OR ')
    }
    case 'not':
      return negate(compile(filter.operand, scope))
    case 'present':
      return some(filter.attribute.steps, scope, isPresent(filter.attribute.definition))
    case 'compare':
      return compileComparison(filter, scope)
    case 'valuePath':
      return compileValuePath(filter, scope)
  }
}

function compileComparison(comparison: ResolvedComparison, scope: Scope): Sql {
  const { attribute, operator, value } = comparison
  if (operator === 'ne') return negate(compileComparison({ ...comparison, operator: 'eq' }, scope))

  // Ids are compared exactly, so their own column and index answer.
  if (operator === 'eq' && attribute.name === 'id' && attribute.definition.caseExact)
    return {
      text: `${idColumn(scope.table)} = ?`,
      values: [idKey(scope.table, String(value))],
    }
  const byKeys = compileByKeys(comparison, scope)
  if (byKeys) return byKeys
  const definition = comparedAs(attribute.definition, operator)
  const key = keyOf(definition, value)
  return some(attribute.steps, scope, (sql) => compareKeys(operator, keySql(definition, sql), key))
}

/** Compares with the keys that the table has; undefined when it has none, or compares them otherwise. */
function compileByKeys(
  { attribute, operator, value }: ResolvedComparison,
  scope: Scope,
): Sql | undefined {
  if (operator === 'ne' || comparedAs(attribute.definition, operator) !== attribute.definition)
    return undefined
  const key = keyOf(attribute.definition, value)
  const interned = operator === 'eq' ? internedColumn(scope.table, attribute.name) : undefined
  // A scalar, so that SQLite knows that the documents come in their order.
  if (interned !== undefined)
    return {
      text: `${interned} = (SELECT number FROM ${scope.table.internedTexts} WHERE text = ?)`,
      values: [key],
    }
  const byKeys = scope.onKeys(attribute)?.((kept) => compareKeptKeys(operator, kept, key))
  const candidates = operator === 'co' && byKeys ? compileCandidates(attribute, key, scope) : []
  return byKeys && candidates.length > 0 ? join([...candidates, byKeys], ' AND ') : byKeys
}

/** The documents that a text index finds: all that contain the text, and possibly others. */
function compileCandidates(
  { name }: LocatedAttribute,
  key: Key,
  { table, access }: Scope,
): readonly Sql[] {
  const index = textIndex(table, name)
  if (index === undefined || access === 'probe' || !isComparable(key)) return []
  const query = trigramQuery(key)
  if (query === undefined) return []
  const text = `sequence IN (SELECT rowid FROM ${index} WHERE ${index} MATCH ?)`
  return [{ text, values: [query] }]
}

/**
 * Some element satisfies the filter in square brackets.
 *
 * Kept keys do not show which values belong to one element, so they select the documents whose elements are then read. A single
 * comparison concerns one value, and they answer it alone.
 */
function compileValuePath({ attribute, where }: ValuePath, scope: Scope): Sql {
  const operands = where.kind === 'and' ? where.operands : [where]
  const chosen = operands.flatMap(
    (each) => (each.kind === 'compare' && compileByKeys(each, scope)) || [],
  )
  const [only] = chosen
  if (only && where.kind === 'compare') return only
  const elements = someElement(attribute.steps, scope, (element) => compile(where, element))
  return only ? join([...chosen, elements], ' AND ') : elements
}

/** `co`, `sw` and `ew` compare the text of a dateTime. */
function comparedAs(
  definition: AttributeDefinition,
  operator: CompareOperator,
): AttributeDefinition {
  const isMatch = operator === 'co' || operator === 'sw' || operator === 'ew'
  return isMatch && definition.type === 'dateTime' ? { ...definition, type: 'string' } : definition
}

/** Empty texts, arrays and objects are not present; only a complex value can be an array or object, as JSON text. */
function isPresent({ type }: AttributeDefinition): Condition {
  const text = (value: string) =>
    type === 'complex' ? `${value} NOT IN ('', '[]', '{}')` : `${value} <> ''`
  return (value) => ({ text: text(value), values: [] })
}

/** Some value of an attribute satisfies a condition. */
function some(steps: readonly AttributeDefinition[], scope: Scope, condition: Condition): Sql {
  const array = steps.findIndex(({ multiValued }) => multiValued)
  if (array === -1) return condition(`json_extract(${scope.json}, ${pathTo(steps)})`)
  const rest = steps.slice(array + 1)
  return someElement(steps.slice(0, array + 1), scope, (element, value) => {
    return rest.length === 0 ? condition(value) : some(rest, element, condition)
  })
}

/** Some element of an array that is not null satisfies a condition. */
function someElement(
  steps: readonly AttributeDefinition[],
  scope: Scope,
  condition: (element: Scope, value: string) => Sql,
): Sql {
  const { json, depth } = scope
  const alias = `element${depth}`
  const element: Scope = {
    ...scope,
    json: objectOf(alias),
    depth: depth + 1,
    onKeys: () => undefined,
  }
  const { text, values } = condition(element, `${alias}.value`)
  return {
    text: `EXISTS (SELECT 1 FROM json_each(${json}, ${pathTo(steps)}) AS ${alias} WHERE ${alias}.value IS NOT NULL AND ${text})`,
    values,
  }
}

function join(conditions: readonly Sql[], by: ' AND ' | ' OR '): Sql {
  return {
    text: `(${conditions.map(({ text }) => text).join(by)})`,
    values: conditions.flatMap(({ values }) => values),
  }
}

function negate({ text, values }: Sql): Sql {
  return { text: `(${text}) IS NOT TRUE`, values }
}
