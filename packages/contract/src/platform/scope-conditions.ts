import {
  formatFilter,
  parseFilter,
  ScimError,
  type AttributePath,
  type CompareOperator,
  type Filter,
} from '@pingone-sandbox/scim'
import {
  operatorLabels,
  scopeAttribute,
  scopeAttributes,
  type ScopeAttribute,
} from './scope-attributes.ts'

/** One line of the condition builder. */
export interface ScopeCondition {
  readonly attribute: string
  readonly operator: CompareOperator
  readonly value: string
}

/** *All* or *Any* of the conditions; a condition can itself be a group. */
export interface ConditionGroup {
  readonly match: 'all' | 'any'
  readonly conditions: readonly (ScopeCondition | ConditionGroup)[]
}

/** An expression as conditions, or the part of it that conditions cannot express. */
export type ConditionReading = { readonly group: ConditionGroup } | { readonly beyond: string }

export const isConditionGroup = (
  condition: ScopeCondition | ConditionGroup,
): condition is ConditionGroup => 'match' in condition

/**
 * Writes a rule's `populationExpression`; a condition without a value is omitted; the result is empty when no condition has a
 * value.
 */
export function formatConditions(
  group: ConditionGroup,
  offered: readonly ScopeAttribute[] = scopeAttributes,
): string {
  const filter = filterOfGroup(group, offered)
  return filter === undefined ? '' : formatFilter(filter)
}

/**
 * Reads a rule's `populationExpression` as conditions.
 *
 * `beyond` names the part of the expression that conditions cannot express. The empty expression is a group without conditions.
 */
export function parseConditions(
  expression: string,
  offered: readonly ScopeAttribute[] = scopeAttributes,
): ConditionReading {
  if (expression.trim() === '') return { group: { match: 'all', conditions: [] } }
  try {
    return { group: groupOf(parseFilter(expression), offered) }
  } catch (error) {
    if (error instanceof BeyondConditions || error instanceof ScimError)
      return { beyond: error.message }
    throw error
  }
}

/** The ids of all groups in an expression, at any depth; empty if it cannot be parsed. */
export function groupIdsIn(expression: string): readonly string[] {
  try {
    return groupIdsOf(parseFilter(expression))
  } catch (error) {
    if (error instanceof ScimError) return []
    throw error
  }
}

class BeyondConditions extends Error {}

function filterOfGroup(
  { match, conditions }: ConditionGroup,
  offered: readonly ScopeAttribute[],
): Filter | undefined {
  const operands = conditions.flatMap((condition) => {
    if (isConditionGroup(condition)) return filterOfGroup(condition, offered) ?? []
    return condition.value === '' ? [] : [filterOf(condition, offered)]
  })
  const [first] = operands
  if (first === undefined || operands.length === 1) return first
  return { kind: match === 'all' ? 'and' : 'or', operands }
}

function filterOf(
  { attribute, operator, value }: ScopeCondition,
  offered: readonly ScopeAttribute[],
): Filter {
  const [name = '', subAttribute] = attribute.split('.')
  const isSwitch = scopeAttribute(attribute, offered)?.value === 'boolean'
  const compared = isSwitch ? value === 'true' : value
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

function groupOf(filter: Filter, offered: readonly ScopeAttribute[]): ConditionGroup {
  if (filter.kind !== 'and' && filter.kind !== 'or')
    return { match: 'all', conditions: [conditionOf(filter, offered)] }
  return {
    match: filter.kind === 'and' ? 'all' : 'any',
    conditions: filter.operands.map((operand) =>
      operand.kind === 'and' || operand.kind === 'or'
        ? groupOf(operand, offered)
        : conditionOf(operand, offered),
    ),
  }
}

function conditionOf(
  filter: Exclude<Filter, { kind: 'and' | 'or' }>,
  offered: readonly ScopeAttribute[],
): ScopeCondition {
  switch (filter.kind) {
    case 'not':
      throw new BeyondConditions(`Conditions have no negation: ${formatFilter(filter)}`)
    case 'present':
      throw new BeyondConditions(
        `Conditions cannot test for presence (pr): ${formatFilter(filter)}`,
      )
    case 'valuePath':
      if (filter.where.kind === 'compare')
        return offeredCondition(
          `${filter.path.name}.${filter.where.path.name}`,
          { filter, operator: filter.where.operator, value: filter.where.value },
          offered,
        )
      throw new BeyondConditions(`A condition asks one thing of a group: ${formatFilter(filter)}`)
    case 'compare': {
      const { name, subAttribute } = filter.path
      const attribute = subAttribute === undefined ? name : `${name}.${subAttribute}`
      return offeredCondition(attribute, { ...filter, filter }, offered)
    }
  }
}

function offeredCondition(
  attribute: string,
  {
    filter,
    operator,
    value,
  }: { readonly filter: Filter; readonly operator: CompareOperator; readonly value: unknown },
  offered: readonly ScopeAttribute[],
): ScopeCondition {
  const known = scopeAttribute(attribute, offered)
  if (!known)
    throw new BeyondConditions(`There is no condition on ${attribute}: ${formatFilter(filter)}`)
  if (!known.operators.includes(operator)) {
    const names = known.operators.map((id) => operatorLabels[id]).join(', ')
    throw new BeyondConditions(
      `A condition on ${known.label} takes ${names}: ${formatFilter(filter)}`,
    )
  }
  const expected = known.value === 'boolean' ? 'boolean' : 'string'
  if (typeof value !== expected)
    throw new BeyondConditions(
      `A condition on ${known.label} compares with a ${expected}: ${formatFilter(filter)}`,
    )
  return { attribute, operator, value: String(value) }
}

function groupIdsOf(filter: Filter): readonly string[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.operands.flatMap(groupIdsOf)
    case 'valuePath': {
      const { path, where } = filter
      const isId =
        path.name === 'memberOfGroups' && where.kind === 'compare' && where.path.name === 'id'
      return isId && where.operator === 'eq' && typeof where.value === 'string' ? [where.value] : []
    }
    case 'compare':
    case 'present':
    case 'not':
      return []
  }
}
