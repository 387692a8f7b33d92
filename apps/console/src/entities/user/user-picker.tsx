import { useState } from 'react'
import { formatCount } from '../../lib/format-count.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { moveThroughChoices } from '../../ui/choice-keys.ts'
import choice from '../../ui/choice-list.module.css'
import { fullName } from './user-names.ts'
import { useReadAllUsers, useUsers } from './user-queries.ts'

interface Props {
  readonly chosen: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
  /** Members of this group are shown as such and cannot be chosen again. */
  readonly memberOf?: string
}

/** A searchable list to choose users from, or all that are found. The list is one tab stop; the arrow keys move in it. */
export function UserPicker({ chosen, onChange, memberOf }: Props) {
  const [search, setSearch] = useState('')
  const [focused, setFocused] = useState<string>()
  const { users: found, total, error, hasMore, loadMore } = useUsers({ search })
  const all = useReadAllUsers()
  const users = found ?? []
  const members = useUsers({ search: '', ...(memberOf !== undefined && { memberOf }) }).users ?? []
  const memberIds = new Set(memberOf === undefined ? [] : members.map(({ id }) => id))
  const chosenIds = new Set(chosen)
  const free = users.filter(({ id }) => !memberIds.has(id))
  const tabStop = free.find(({ id }) => id === focused)?.id ?? free[0]?.id
  const selectAll = () =>
    all.mutate(search, {
      onSuccess: (ids) =>
        onChange([...new Set([...chosen, ...ids.filter((id) => !memberIds.has(id))])]),
    })

  if (found === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  return (
    <>
      <div className={layout.spread}>
        <SearchField label="Search users" value={search} onChange={setSearch} />
        <output className={layout.muted}>{formatCount(chosen.length)} selected</output>
      </div>
      <div className={layout.row}>
        <Button size="small" isDisabled={total === 0 || all.isPending} onPress={selectAll}>
          {search.trim() === ''
            ? `Select all ${formatCount(total)}`
            : `Select all ${formatCount(total)} found`}
        </Button>
        {chosen.length > 0 && (
          <Button size="small" variant="quiet" onPress={() => onChange([])}>
            Select none
          </Button>
        )}
      </div>
      {all.error !== null && <Notice tone="danger">{failureText(all.error)}</Notice>}
      {/* Its checkboxes take the keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul className={choice.list} aria-label="Users" onKeyDown={moveThroughChoices}>
        {users.map((user) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its checkbox takes the focus
          <li key={user.id} onFocus={() => setFocused(user.id)}>
            <Checkbox
              isSelected={chosenIds.has(user.id) || memberIds.has(user.id)}
              isDisabled={memberIds.has(user.id)}
              tabIndex={user.id === tabStop ? 0 : -1}
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
