import type { PropagationStore } from '@pingone-sandbox/pingone/contract'
import { failureText } from '../../lib/platform-error.ts'
import { Switch } from '../../ui/switch.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useEnableConnection } from './connection-queries.ts'

interface Props {
  readonly connection: PropagationStore
}

/** Enables or disables a connection. */
export function ConnectionToggle({ connection }: Props) {
  const enable = useEnableConnection()
  const toast = useToast()
  return (
    <Switch
      label={`Enable ${connection.name}`}
      isLabelHidden
      isSelected={enable.isPending ? enable.variables.isEnabled : connection.status === 'ACTIVE'}
      isDisabled={enable.isPending}
      onChange={(isEnabled) =>
        enable.mutate(
          { store: connection, isEnabled },
          { onError: (error) => toast('danger', failureText(error)) },
        )
      }
    />
  )
}
