import { useState } from 'react'
import { SearchComboField } from '../../ui/search-combo-field.tsx'
import { fullName } from './user-names.ts'
import { useUser, useUsers } from './user-queries.ts'

interface Props {
  readonly label: string
  readonly userId: string | undefined
  readonly onChange: (userId: string) => void
}

/** A choice of one user, found by a part of the name. */
export function UserField({ label, userId, onChange }: Props) {
  const [search, setSearch] = useState('')
  const chosen = useUser(userId).data
  const { users = [] } = useUsers({ search })
  return (
    <SearchComboField
      label={label}
      placeholder="Search users"
      chosen={userId === undefined ? undefined : { id: userId, label: chosen?.username }}
      onChange={onChange}
      found={users.map((user) => ({ id: user.id, label: user.username, detail: fullName(user) }))}
      onSearch={setSearch}
    />
  )
}
