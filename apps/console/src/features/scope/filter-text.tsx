import { operatorLabels, scopeAttribute } from '@pingone-sandbox/pingone/contract'
import { useGroups } from '../groups/group-queries.ts'
import { conditionSetOf, expressionOf } from './condition-set.ts'

interface Props {
  readonly expression: string | undefined
}

/** A user filter in words; as it is written where it says more than the condition builder can. */
export function FilterText({ expression = '' }: Props) {
  const groups = useGroups().data ?? []
  if (expression === '') return 'None: the rule matches nobody'
  const set = conditionSetOf(expression)
  if (set === undefined) return <code>{expression}</code>
  const words = set.conditions.map(({ attribute, operator, value }) => {
    const known = scopeAttribute(attribute)
    const group = known?.value === 'group' && groups.find(({ id }) => id === value)
    return `${known?.label} ${operatorLabels[operator]?.toLowerCase()} ${group ? group.name : value}`
  })
  return <span title={expressionOf(set)}>{words.join(set.match === 'all' ? ' and ' : ' or ')}</span>
}
