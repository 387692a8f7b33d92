import { connectionKeys, type ConnectionKey } from './connection-columns.ts'
import { connectionFields, type ConnectionField } from './connection-fields.ts'

// Members that PingOne deprecates but still supports.

/** The deprecated names of a connection's switches, with the names that replace them. */
export const deprecatedSwitches = Object.fromEntries(
  connectionKeys.flatMap((key) => {
    const { deprecatedName }: ConnectionField = connectionFields[key]
    return deprecatedName === undefined ? [] : [[deprecatedName, key]]
  }),
) as DeprecatedSwitches

type Fields = typeof connectionFields
type DeprecatedSwitches = {
  readonly [
    Key in ConnectionKey as Fields[Key] extends { readonly deprecatedName: infer Name }
      ? Name & string
      : never
  ]: Key
}

export type DeprecatedSwitch = keyof typeof deprecatedSwitches

type Configuration = Readonly<Record<string, unknown>>

const twins = Object.entries(deprecatedSwitches) as [DeprecatedSwitch, string][]

/** Renames deprecated switches to their current names. */
export function withSwitches<Given extends Configuration>(configuration: Given): Given {
  const kept: Record<string, unknown> = { ...configuration }
  for (const [twin] of twins) delete kept[twin]
  const given = twins
    .filter(([twin, key]) => configuration[twin] !== undefined && kept[key] === undefined)
    .map(([twin, key]) => [key, configuration[twin]])
  return { ...kept, ...Object.fromEntries(given) } as Given
}

/** The deprecated switches whose values contradict the current ones. */
export const contradictingSwitches = (configuration: Configuration): readonly DeprecatedSwitch[] =>
  twins
    .filter(
      ([twin, key]) =>
        configuration[twin] !== undefined &&
        configuration[key] !== undefined &&
        configuration[twin] !== configuration[key],
    )
    .map(([twin]) => twin)

interface ScopedRule {
  readonly populationExpression?: string | undefined
  readonly populations?: readonly { readonly id: string }[] | undefined
}

/** The user filter of a rule: its expression, or what its deprecated `populations` say. */
export function userFilterOf({
  populationExpression,
  populations = [],
}: ScopedRule): string | undefined {
  if (populationExpression !== undefined && populationExpression.trim() !== '')
    return populationExpression
  if (populations.length === 0) return populationExpression
  return populations.map(({ id }) => `population.id eq ${JSON.stringify(id)}`).join(' or ')
}

/** The rule with its user filter as an expression. */
export function withUserFilter<Rule extends ScopedRule>(rule: Rule): Rule {
  const populationExpression = userFilterOf(rule)
  return populationExpression === undefined ? rule : { ...rule, populationExpression }
}
