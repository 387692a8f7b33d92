import { useState } from 'react'
import { formatCount } from '../../lib/format-count.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import choice from '../../ui/choice-list.module.css'
import { fullName } from './user-names.ts'
import { useUsers } from './user-queries.ts'

interface Props {
  readonly chosen: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
  /** Members of this group are shown as such and cannot be chosen again. */
  readonly memberOf?: string
}

/** A searchable list to choose users from. */
export function UserPicker({ chosen, onChange, memberOf }: Props) {
  const [search, setSearch] = useState('')
  const { users: found, error, hasMore, loadMore } = useUsers({ search })
  const users = found ?? []
  const members = useUsers({ search: '', ...(memberOf !== undefined && { memberOf }) }).users ?? []
  const memberIds = new Set(memberOf === undefined ? [] : members.map(({ id }) => id))

  if (found === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  return (
    <>
      <div className={layout.spread}>
        <SearchField label="Search users" value={search} onChange={setSearch} />
        <output className={layout.muted}>{formatCount(chosen.length)} selected</output>
      </div>
      <ul className={choice.list} aria-label="Users">
        {users.map((user) => (
          <li key={user.id}>
            <Checkbox
              isSelected={chosen.includes(user.id) || memberIds.has(user.id)}
              isDisabled={memberIds.has(user.id)}
              onChange={(isChosen) =>
                onChange(isChosen ? [...chosen, user.id] : chosen.filter((id) => id !== user.id))
              }
            >
              {fullName(user)} <span className={layout.muted}>{user.username}</span>
            </Checkbox>
          </li>
        ))}
        {hasMore && (
          <li>
            <Button size="small" variant="quiet" onPress={loadMore}>
              Load more
            </Button>
          </li>
        )}
      </ul>
      {users.length === 0 && <p className={layout.muted}>No user is found.</p>}
    </>
  )
}
