import type { Rule } from '@pingone-sandbox/contract'
import { AsyncSwitch } from '../../patterns/toast/async-switch.tsx'
import { useToast } from '../../patterns/toast/toast.tsx'
import { useStores } from '../connection/index.ts'
import { usePaths } from '../environment/index.ts'
import { usePlannedSave } from '../revision/index.ts'
import { enabledWords } from './enabled-words.ts'
import { useUpdateRule } from './rule-changes.ts'

interface Props {
  readonly rule: Rule
}

/** Enables or disables a rule. */
export function RuleToggle({ rule }: Props) {
  const { mutateAsync } = useUpdateRule()
  const planned = usePlannedSave()
  const toast = useToast()
  const paths = usePaths()
  const target = useStores().data?.find(({ id }) => id === rule.targetStore.id)

  async function enable(active: boolean) {
    const verb = active ? 'Enable' : 'Disable'
    const note = await planned.ask({
      title: `${verb} ${rule.name}?`,
      confirmLabel: verb,
      drafts: { rule: { id: rule.id, active } },
    })
    if (note === undefined) return
    await mutateAsync({ id: rule.id, change: () => ({ active }) })
    if (active) toast('success', ...enabledWords(rule, target, paths))
  }

  return <AsyncSwitch label={`Enable ${rule.name}`} isSelected={rule.active} onToggle={enable} />
}
