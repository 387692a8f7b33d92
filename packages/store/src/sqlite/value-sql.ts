import {
  type AttributeDefinition,
  type LocatedAttribute,
  ownerOfPrimary,
} from '@pingone-sandbox/scim'
import { keyFunction } from './key-form.ts'
import { keyColumn, type Table } from './table.ts'

/** The SQL of the key of an attribute's preferred value, for sorting: see `documentKey`. */
export function sortKeySql(attribute: LocatedAttribute, table: Table): string {
  const { name, steps, definition } = attribute
  const value = preferredSql('document', steps, ownerOfPrimary(attribute) && 0)
  return keyColumn(table, name) ?? keySql(definition, value)
}

/** The SQL of `keyOf`, given the SQL of a value. */
export function keySql(definition: AttributeDefinition, value: string): string {
  switch (definition.type) {
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
      return `${keyFunction(definition)}(${value})`
  }
}

/** The value of an element that is an object, else null: SQLite cannot extract from text that is not JSON. */
export function objectOf(alias: string): string {
  return `CASE ${alias}.type WHEN 'object' THEN ${alias}.value END`
}

/** A JSON path as an SQL literal. Names come from schemas, never from requests. */
export function pathTo(steps: readonly AttributeDefinition[]): string {
  const path = steps.map(({ name }) => `.${JSON.stringify(name)}`).join('')
  return `'$${path.replaceAll("'", "''")}'`
}

/** The preferred value; `missing` is the value of a part that the preferred element lacks. */
function preferredSql(
  json: string,
  steps: readonly AttributeDefinition[],
  missing: number | undefined,
): string {
  const array = steps.findIndex(({ multiValued }) => multiValued)
  if (array === -1) return `json_extract(${json}, ${pathTo(steps)})`
  const rest = steps.slice(array + 1)
  const part = `json_extract(${objectOf('element')}, ${pathTo(rest)})`
  const partOrMissing =
    missing === undefined
      ? part
      : `CASE element.type WHEN 'object' THEN coalesce(${part}, ${missing}) END`
  const value = rest.length === 0 ? 'element.value' : partOrMissing
  return `(SELECT ${value} FROM json_each(${json}, ${pathTo(steps.slice(0, array + 1))}) AS element
    ORDER BY json_extract(${objectOf('element')}, '$.primary') IS TRUE DESC, element.key LIMIT 1)`
}
