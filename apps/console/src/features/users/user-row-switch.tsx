import type { User } from '@pingone-sandbox/pingone/contract'
import { RowSwitch } from '../../ui/row-switch.tsx'
import { useEnableUser } from './user-queries.ts'

interface Props {
  readonly user: User
  readonly tabIndex: number
}

/** Enables or disables the user of a table row. */
export function UserRowSwitch({ user: { id, username, enabled }, tabIndex }: Props) {
  const { mutateAsync } = useEnableUser()
  return (
    <RowSwitch
      label={`Enable ${username}`}
      isSelected={enabled}
      tabIndex={tabIndex}
      onToggle={(wanted) => mutateAsync({ id, enabled: wanted })}
    />
  )
}
