import type { Rule } from '@pingone-sandbox/contract'
import { AsyncSwitch } from '../../patterns/toast/async-switch.tsx'
import { useToast } from '../../patterns/toast/toast.tsx'
import { useStores } from '../connection/index.ts'
import { usePaths } from '../environment/index.ts'
import { enabledWords } from './enabled-words.ts'
import { useUpdateRule } from './rule-changes.ts'

interface Props {
  readonly rule: Rule
}

/** Enables or disables a rule. */
export function RuleToggle({ rule }: Props) {
  const { mutateAsync } = useUpdateRule()
  const toast = useToast()
  const paths = usePaths()
  const target = useStores().data?.find(({ id }) => id === rule.targetStore.id)

  async function enable(active: boolean) {
    await mutateAsync({ id: rule.id, change: () => ({ active }) })
    if (active) toast('success', ...enabledWords(rule, target, paths))
  }

  return <AsyncSwitch label={`Enable ${rule.name}`} isSelected={rule.active} onToggle={enable} />
}
