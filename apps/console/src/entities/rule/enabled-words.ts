import type { PropagationStore, Rule } from '@pingone-sandbox/contract'

/** What follows from enabling a rule, and where to look: its list shows neither. */
export function enabledWords(
  { name, populationExpression = '' }: Pick<Rule, 'name' | 'populationExpression'>,
  target: Pick<PropagationStore, 'name' | 'status'> | undefined,
): string {
  if (target?.status === 'INACTIVE')
    return `${name} is enabled, and waits: its connection ${target.name} is disabled.`
  if (populationExpression === '')
    return `${name} is enabled, and matches nobody yet: say whom it is for under Directory filter.`
  return `${name} is enabled, and its users are on their way: watch them in Activity.`
}
