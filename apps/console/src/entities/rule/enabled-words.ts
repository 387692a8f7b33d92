import type { PropagationStore, Rule } from '@pingone-sandbox/contract'

/** The toast after a rule is enabled: what happens next, and where to follow it. */
export function enabledWords(
  { name, populationExpression = '' }: Pick<Rule, 'name' | 'populationExpression'>,
  target: Pick<PropagationStore, 'name' | 'status'> | undefined,
): string {
  if (target?.status === 'INACTIVE')
    return `${name} is enabled but waits: its connection ${target.name} is disabled.`
  if (populationExpression === '')
    return `${name} is enabled but matches no users yet: set its filter under Directory filter.`
  return `${name} is enabled and provisions its users: watch them in Activity.`
}
