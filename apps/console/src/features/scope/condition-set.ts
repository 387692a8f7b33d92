import {
  formatConditions,
  isConditionGroup,
  parseConditions,
  type ScopeCondition,
} from '@pingone-sandbox/pingone/contract'

/** What the condition builder shows: *All* conditions hold, or *Any*. */
export interface ConditionSet {
  readonly match: 'all' | 'any'
  readonly conditions: readonly ScopeCondition[]
}

/** Writes a rule's `populationExpression`; empty without a complete condition. */
export function expressionOf(set: ConditionSet): string {
  return formatConditions(set)
}

/** Reads an expression back into conditions; `undefined` when it says more than the builder can show. */
export function conditionSetOf(expression: string): ConditionSet | undefined {
  const reading = parseConditions(expression)
  if ('beyond' in reading) return undefined
  const { match, conditions } = reading.group
  const single = conditions.flatMap((condition) => (isConditionGroup(condition) ? [] : [condition]))
  return single.length === conditions.length ? { match, conditions: single } : undefined
}
