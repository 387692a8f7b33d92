import type { User } from '@pingone-sandbox/pingone/contract'
import { failureText } from '../../lib/platform-error.ts'
import { Switch } from '../../ui/switch.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useEnableUser } from './user-queries.ts'

interface Props {
  readonly user: User
}

/** Enables or disables a user. */
export function UserToggle({ user }: Props) {
  const enable = useEnableUser()
  const toast = useToast()
  return (
    <Switch
      label={`Enable ${user.username}`}
      isLabelHidden
      isSelected={enable.isPending ? enable.variables.enabled : user.enabled}
      isDisabled={enable.isPending}
      onChange={(enabled) =>
        enable.mutate(
          { id: user.id, enabled },
          { onError: (error) => toast('danger', failureText(error)) },
        )
      }
    />
  )
}
