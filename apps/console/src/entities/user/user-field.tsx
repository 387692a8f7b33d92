import type { User } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer } from '../../lib/answer.ts'
import { SearchComboField } from '../../ui/search-combo-field.tsx'
import { useSession } from '../environment/index.ts'
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

/** A user for previews: one that matches the filter, or else any. */
export function useSampleUser(filter = ''): User | undefined {
  const { platform } = useSession()
  const first = async (query: Record<string, string>) =>
    (
      await platform.list(
        `/users?${new URLSearchParams({ ...query, limit: '1' })}`,
        'users',
        answer('user'),
      )
    ).items[0]
  const { data } = useQuery({
    queryKey: ['users', 'sample', filter],
    queryFn: async () => (filter !== '' && (await first({ filter }))) || (await first({})) || null,
    staleTime: Infinity,
  })
  return data ?? undefined
}
