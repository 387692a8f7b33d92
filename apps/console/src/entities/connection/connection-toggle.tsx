import type { PropagationStore } from '@pingone-sandbox/contract'
import { AsyncSwitch } from '../../patterns/toast/async-switch.tsx'
import { storeWith } from './connection-form.ts'
import { useUpdateConnection } from './connection-changes.ts'

interface Props {
  readonly connection: PropagationStore
}

/** Enables or disables a connection. */
export function ConnectionToggle({ connection }: Props) {
  const { mutateAsync } = useUpdateConnection()
  return (
    <AsyncSwitch
      label={`Enable ${connection.name}`}
      isSelected={connection.status === 'ACTIVE'}
      onToggle={(isEnabled) =>
        mutateAsync({
          id: connection.id,
          revise: (_, all) => storeWith({ status: isEnabled ? 'ACTIVE' : 'INACTIVE' }, all),
        })
      }
    />
  )
}
