import type { PropagationStore, Rule } from '@pingone-sandbox/contract'
import type { ToastLink } from '../../patterns/toast/toast.tsx'
import type { usePaths } from '../environment/index.ts'

type Target = Pick<PropagationStore, 'id' | 'name' | 'status'>

/** The toast after a rule is enabled: what happens next, and where to follow it. */
export function enabledWords(
  { id, name, populationExpression = '' }: Pick<Rule, 'id' | 'name' | 'populationExpression'>,
  target: Target | undefined,
  paths: ReturnType<typeof usePaths>,
): [text: string, link: ToastLink] {
  if (target?.status === 'INACTIVE')
    return [
      `${name} is enabled but waits: its connection ${target.name} is disabled.`,
      { label: `Open ${target.name}`, to: paths.connection(target.id) },
    ]
  if (populationExpression === '')
    return [
      `${name} is enabled but matches no users yet.`,
      { label: 'Directory filter', to: paths.rule(id, 'filter') },
    ]
  return [`${name} is enabled and provisions its users.`, { label: 'Activity', to: paths.activity }]
}
