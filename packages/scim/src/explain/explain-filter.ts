import { valuesAt } from '../patch/values-at.ts'
import type { ResourceTypeDefinition } from '../schema/definition.ts'
import type { Filter } from '../filter/filter.ts'
import { formatFilter } from '../filter/format.ts'
import { compileFilter } from '../filter/match.ts'

/** One condition of a filter, with the values that a resource has at its attribute. */
export interface ExplainedCondition {
  readonly expression: string
  /** Empty when the resource has none. */
  readonly seen: unknown[]
  readonly holds: boolean
}

/** Whether a resource satisfies a filter, and why. */
export interface FilterExplanation {
  readonly matches: boolean
  /** In the order of writing. */
  readonly conditions: ExplainedCondition[]
}

/**
 * Compiles a filter to a function that says whether a resource satisfies it, condition by condition.
 *
 * A negation is a single condition, and so is a value path. Throws the errors of `resolveFilter`.
 *
 * @example compileExplanation(parseFilter('active eq true and title pr'))({ active: true }).conditions[1].holds // false
 */
export function compileExplanation(
  filter: Filter,
  type?: ResourceTypeDefinition,
): (resource: object) => FilterExplanation {
  const matches = compileFilter(filter, type)
  const conditions = conditionsOf(filter)
  const single = conditions.length === 1 ? matches : undefined
  const tests = conditions.map((condition) => ({
    condition,
    expression: formatFilter(condition),
    holds: single ?? compileFilter(condition, type),
  }))
  return (resource) => ({
    matches: matches(resource),
    conditions: tests.map(({ condition, expression, holds }) => ({
      expression,
      seen: seenBy(condition, resource),
      holds: holds(resource),
    })),
  })
}

function conditionsOf(filter: Filter): readonly Filter[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.operands.flatMap(conditionsOf)
    case 'not':
    case 'present':
    case 'compare':
    case 'valuePath':
      return [filter]
  }
}

function seenBy(filter: Filter, resource: object): unknown[] {
  switch (filter.kind) {
    case 'not':
      return seenBy(filter.operand, resource)
    case 'and':
    case 'or':
      return filter.operands.flatMap((operand) => seenBy(operand, resource))
    case 'present':
    case 'compare':
    case 'valuePath':
      return [...valuesAt(resource, filter.path)]
  }
}
