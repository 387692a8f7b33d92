import {
  type AttributePath,
  type CompareOperator,
  type Filter,
  formatFilter,
  parseFilter,
} from '@pingone-sandbox/scim'
import { scopeAttribute } from './scope-attributes.ts'

/** One line of the condition builder. */
export interface Condition {
  readonly attribute: string
  readonly operator: CompareOperator
  readonly value: string
}

/** What the condition builder shows: *All* conditions hold, or *Any*. */
export interface ConditionSet {
  readonly match: 'all' | 'any'
  readonly conditions: readonly Condition[]
}

/** Writes a rule's `populationExpression`; empty without a complete condition. */
export function expressionOf({ match, conditions }: ConditionSet): string {
  const operands = conditions.filter(({ value }) => value !== '').map(filterOf)
  const [first] = operands
  if (first === undefined) return ''
  if (operands.length === 1) return formatFilter(first)
  return formatFilter({ kind: match === 'all' ? 'and' : 'or', operands })
}

/** Reads an expression back into conditions; `undefined` when it says more than the builder can show. */
export function conditionSetOf(expression: string): ConditionSet | undefined {
  if (expression.trim() === '') return { match: 'all', conditions: [] }
  const filter = parsed(expression)
  if (filter === undefined) return undefined
  const isSet = filter.kind === 'and' || filter.kind === 'or'
  const conditions = (isSet ? filter.operands : [filter]).map(conditionOf)
  if (!conditions.every((condition) => condition !== undefined)) return undefined
  return { match: filter.kind === 'or' ? 'any' : 'all', conditions }
}

/** The ids of the groups that an expression names. */
export function groupIdsIn(expression: string): readonly string[] {
  const filter = parsed(expression)
  return filter === undefined ? [] : groupIdsOf(filter)
}

function groupIdsOf(filter: Filter): readonly string[] {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.operands.flatMap(groupIdsOf)
  const condition = conditionOf(filter)
  return condition?.attribute === 'memberOfGroups.id' ? [condition.value] : []
}

function parsed(expression: string): Filter | undefined {
  try {
    return parseFilter(expression)
  } catch {
    return undefined
  }
}

function filterOf({ attribute, operator, value }: Condition): Filter {
  const [name = '', subAttribute] = attribute.split('.')
  const compared = scopeAttribute(attribute)?.value === 'boolean' ? value === 'true' : value
  if (name === 'memberOfGroups' && subAttribute !== undefined) {
    const where: Filter = {
      kind: 'compare',
      path: { name: subAttribute },
      operator,
      value: compared,
    }
    return { kind: 'valuePath', path: { name }, where }
  }
  const path: AttributePath = subAttribute === undefined ? { name } : { name, subAttribute }
  return { kind: 'compare', path, operator, value: compared }
}

function conditionOf(filter: Filter): Condition | undefined {
  if (filter.kind === 'valuePath' && filter.where.kind === 'compare')
    return known(`${filter.path.name}.${filter.where.path.name}`, filter.where)
  if (filter.kind !== 'compare') return undefined
  const { name, subAttribute } = filter.path
  return known(subAttribute === undefined ? name : `${name}.${subAttribute}`, filter)
}

function known(
  attribute: string,
  { operator, value }: Extract<Filter, { kind: 'compare' }>,
): Condition | undefined {
  const isOffered = scopeAttribute(attribute)?.operators.includes(operator) === true
  return isOffered ? { attribute, operator, value: String(value) } : undefined
}
