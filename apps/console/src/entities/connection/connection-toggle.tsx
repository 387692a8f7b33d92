import type { PropagationStore } from '@pingone-sandbox/contract'
import { AsyncSwitch } from '../../patterns/toast/async-switch.tsx'
import { usePlannedSave } from '../revision/index.ts'
import { storeWith } from './connection-form.ts'
import { useUpdateConnection } from './connection-changes.ts'

interface Props {
  readonly connection: PropagationStore
}

/** Enables or disables a connection. */
export function ConnectionToggle({ connection }: Props) {
  const { mutateAsync } = useUpdateConnection()
  const planned = usePlannedSave()

  async function enable(isEnabled: boolean) {
    const status = isEnabled ? 'ACTIVE' : 'INACTIVE'
    const verb = isEnabled ? 'Enable' : 'Disable'
    const note = await planned.ask({
      title: `${verb} ${connection.name}?`,
      confirmLabel: verb,
      drafts: { connection: { id: connection.id, status } },
    })
    if (note === undefined) return
    await mutateAsync({ id: connection.id, revise: (_, all) => storeWith({ status }, all) })
  }

  return (
    <AsyncSwitch
      label={`Enable ${connection.name}`}
      isSelected={connection.status === 'ACTIVE'}
      onToggle={enable}
    />
  )
}
