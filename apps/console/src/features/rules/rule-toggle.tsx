import type { Rule } from '@pingone-sandbox/pingone/contract'
import { AsyncSwitch } from '../../ui/async-switch.tsx'
import { useUpdateRule } from './rule-queries.ts'

interface Props {
  readonly rule: Rule
}

/** Enables or disables a rule. */
export function RuleToggle({ rule }: Props) {
  const { mutateAsync } = useUpdateRule()
  return (
    <AsyncSwitch
      label={`Enable ${rule.name}`}
      isSelected={rule.active}
      onToggle={(active) => mutateAsync({ rule, change: { active } })}
    />
  )
}
