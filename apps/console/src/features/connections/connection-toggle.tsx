import type { PropagationStore } from '@pingone-sandbox/pingone/contract'
import { AsyncSwitch } from '../../ui/async-switch.tsx'
import { useEnableConnection } from './connection-queries.ts'

interface Props {
  readonly connection: PropagationStore
}

/** Enables or disables a connection. */
export function ConnectionToggle({ connection }: Props) {
  const { mutateAsync } = useEnableConnection()
  return (
    <AsyncSwitch
      label={`Enable ${connection.name}`}
      isSelected={connection.status === 'ACTIVE'}
      onToggle={(isEnabled) => mutateAsync({ store: connection, isEnabled })}
    />
  )
}
