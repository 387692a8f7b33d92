import type { Rule } from '@pingone-sandbox/pingone/contract'
import { failureText } from '../../lib/platform-error.ts'
import { Switch } from '../../ui/switch.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useUpdateRule } from './rule-queries.ts'

interface Props {
  readonly rule: Rule
}

/** Enables or disables a rule. */
export function RuleToggle({ rule }: Props) {
  const update = useUpdateRule()
  const toast = useToast()
  return (
    <Switch
      label={`Enable ${rule.name}`}
      isLabelHidden
      isSelected={update.isPending ? update.variables.change.active === true : rule.active}
      isDisabled={update.isPending}
      onChange={(active) =>
        update.mutate(
          { rule, change: { active } },
          { onError: (error) => toast('danger', failureText(error)) },
        )
      }
    />
  )
}
