import type { Administrator } from '@pingone-sandbox/client'
import type { Connected, Rule, User } from '@pingone-sandbox/contract'
import { everyone, onlyUser, scopeOf } from './user-scope.ts'

/** An enabled rule into a connection. */
export interface RuleStep extends Pick<Connected, 'notes'> {
  readonly rule: Rule
  readonly scope: Connected['rule']['scope']
  /** The user that the rule is for, where that is one alone. */
  readonly username?: string
  readonly isNew: boolean
  readonly isChanged: boolean
}

export interface WantedRule {
  readonly connection: { readonly id: string; readonly name: string }
  readonly users: 'one' | 'all'
  /** The user of a rule for one; absent where no user is enabled. */
  readonly first: User | undefined
}

/**
 * Finds or creates the rule that provisions into a connection, enabled.
 *
 * A rule that this has written is widened on request; the filter of any other one stays as it is.
 */
export async function connectRule(
  {
    resources: { rules, users: directory },
    createRule,
  }: Pick<Administrator, 'resources' | 'createRule'>,
  { connection, users, first }: WantedRule,
): Promise<RuleStep> {
  const found = bestOf(
    (await rules.all()).filter(({ targetStore }) => targetStore.id === connection.id),
  )
  const onlyFirst = first === undefined ? everyone : onlyUser(first.username)
  if (found === undefined) {
    const rule = await createRule({
      name: `Provision to ${connection.name}`,
      connection,
      populationExpression: users === 'all' ? everyone : onlyFirst,
    })
    return { rule, ...scopeOf(rule.populationExpression), isNew: true, isChanged: true, notes: [] }
  }
  const filter = await filterFor(found)
  const own = filter === undefined ? {} : { populationExpression: filter }
  const isChanged = filter !== undefined || !found.active
  const rule = isChanged ? await rules.replace(found.id, { ...inputOf(found), ...own }) : found
  const scope = scopeOf(rule.populationExpression)
  return { rule, ...scope, isNew: false, isChanged, notes: notesOn(rule, scope.scope) }

  /** The filter to write; undefined where the present one stays. */
  async function filterFor({ populationExpression }: Rule): Promise<string | undefined> {
    const { scope, username: present = '' } = scopeOf(populationExpression)
    if (scope !== 'one') return undefined
    if (users === 'all') return everyone
    const { items } = await directory.list({ limit: '1', filter: onlyUser(present) })
    return items.length > 0 ? undefined : onlyFirst
  }
}

const notesOn = ({ name }: Rule, scope: RuleStep['scope']): string[] =>
  scope === 'other'
    ? [`The rule ${name} provisions into this connection already; its filter was not changed.`]
    : []

/** Enabled rules before disabled ones, and of the disabled only those that this has written. */
function bestOf(rules: readonly Rule[]): Rule | undefined {
  const isOwn = ({ populationExpression }: Rule) => scopeOf(populationExpression).scope !== 'other'
  const enabled = rules.filter(({ active }) => active)
  return enabled.find(isOwn) ?? enabled[0] ?? rules.find(isOwn)
}

/** The members of a saved rule that a PUT sends back, enabled. */
const inputOf = ({ name, description, populationExpression, groups = [], ...ends }: Rule) => ({
  ...{ name, active: true, groups, plan: ends.plan },
  sourceStore: ends.sourceStore,
  targetStore: ends.targetStore,
  ...(description !== undefined && { description }),
  ...(populationExpression !== undefined && { populationExpression }),
  ...(ends.deprovision !== undefined && { deprovision: ends.deprovision }),
})
