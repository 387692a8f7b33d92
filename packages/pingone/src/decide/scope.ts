import {
  compileExplanation,
  parseFilter,
  type Filter,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import type { ConditionVerdict } from '@pingone-sandbox/contract'

/** The verdict whether a user is in the scope of a rule, with its reasons. */
export interface Scope {
  readonly inScope: boolean
  /** The conditions of the rule's filter in the order of writing, each with the values that the user has. */
  readonly conditions: readonly ConditionVerdict[]
}

type SourceValues = Readonly<Record<string, unknown>>

/** Judges whether a source user is in scope; an absent user, who was deleted, is not. `type` names the attributes of users. */
export type JudgeScope = (user: SourceValues | undefined, type: ResourceTypeDefinition) => Scope

/**
 * Compiles a rule's `populationExpression`.
 *
 * A rule without an expression provisions no user: PingOne asks for a filter before it provisions. The filter is parsed at the first
 * user; text that is no filter throws an `InvalidFilterError` then.
 */
export function compileScope(expression: string | undefined): JudgeScope {
  let tests: ((type: ResourceTypeDefinition) => ScopeTest) | undefined
  return (user, type) => {
    if (user === undefined) return verdict('the user exists', [], false)
    if (expression === undefined || expression.trim() === '')
      return verdict('the rule has a user filter', [], false)
    tests ??= testsOf(parseFilter(expression))
    return tests(type)(user)
  }
}

const verdict = (expression: string, seen: readonly unknown[], holds: boolean): Scope => ({
  inScope: holds,
  conditions: [{ expression, seen: [...seen], holds }],
})

type ScopeTest = (user: SourceValues) => Scope

/** Compiles a filter once for each user type, which changes only with the custom attributes. */
function testsOf(filter: Filter): (type: ResourceTypeDefinition) => ScopeTest {
  const compiled = new WeakMap<ResourceTypeDefinition, ScopeTest>()

  function compile(type: ResourceTypeDefinition): ScopeTest {
    const explain = compileExplanation(filter, type)
    return (user) => {
      const { matches: inScope, conditions } = explain(user)
      return { inScope, conditions }
    }
  }

  return (type) => {
    const test = compiled.get(type) ?? compile(type)
    compiled.set(type, test)
    return test
  }
}
