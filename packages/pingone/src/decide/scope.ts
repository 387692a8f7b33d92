import {
  formatFilter,
  matches,
  parseFilter,
  valuesAt,
  type Filter,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import type { ConditionVerdict } from '@pingone-sandbox/contract'

/** Whether a user falls under a rule, and why. */
export interface Scope {
  readonly inScope: boolean
  /** The conditions of the rule's filter in the order of writing, each with the value it met. */
  readonly conditions: readonly ConditionVerdict[]
}

/**
 * Tells whether a source user falls under a rule's `populationExpression`.
 *
 * A rule without an expression provisions nobody: PingOne asks for a filter before it provisions.
 */
export function scopeOf(
  expression: string | undefined,
  user: Readonly<Record<string, unknown>> | undefined,
  type: ResourceTypeDefinition,
): Scope {
  if (user === undefined) return verdict('the user exists', [], false)
  if (expression === undefined || expression.trim() === '')
    return verdict('the rule has a user filter', [], false)
  const filter = parseFilter(expression)
  return { inScope: matches(filter, user, type), conditions: conditionsOf(filter, user, type) }
}

const verdict = (expression: string, seen: readonly unknown[], holds: boolean): Scope => ({
  inScope: holds,
  conditions: [{ expression, seen: [...seen], holds }],
})

function conditionsOf(
  filter: Filter,
  user: object,
  type: ResourceTypeDefinition,
): ConditionVerdict[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.operands.flatMap((operand) => conditionsOf(operand, user, type))
    case 'not':
    case 'present':
    case 'compare':
    case 'valuePath':
      return [
        {
          expression: formatFilter(filter),
          seen: seenBy(filter, user),
          holds: matches(filter, user, type),
        },
      ]
  }
}

function seenBy(filter: Filter, user: object): unknown[] {
  switch (filter.kind) {
    case 'not':
      return seenBy(filter.operand, user)
    case 'and':
    case 'or':
      return filter.operands.flatMap((operand) => seenBy(operand, user))
    case 'present':
    case 'compare':
    case 'valuePath':
      return [...valuesAt(user, filter.path)]
  }
}
