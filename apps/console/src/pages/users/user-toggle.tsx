import type { User } from '@pingone-sandbox/contract'
import { AsyncSwitch } from '../../patterns/toast/async-switch.tsx'
import { useEnableUser } from '../../entities/user/user-queries.ts'

interface Props {
  readonly user: User
}

/** Enables or disables a user. */
export function UserToggle({ user }: Props) {
  const { mutateAsync } = useEnableUser()
  return (
    <AsyncSwitch
      label={`Enable ${user.username}`}
      isSelected={user.enabled}
      onToggle={(enabled) => mutateAsync({ id: user.id, enabled })}
    />
  )
}
