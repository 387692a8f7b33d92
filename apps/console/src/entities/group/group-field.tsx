import { useState } from 'react'
import { SearchComboField } from '../../ui/search-combo-field.tsx'
import { useGroup } from './group-queries.ts'
import { useGroupSearch } from './group-search.ts'

interface Props {
  readonly label: string
  readonly groupId: string | undefined
  readonly onChange: (groupId: string) => void
  /** Not offered. */
  readonly without?: ReadonlySet<string>
  /** A choice acts immediately, and the field is cleared. */
  readonly isAction?: boolean
}

/** A choice of one group, found by a part of its name. */
export function GroupField({ label, groupId, onChange, without, isAction = false }: Props) {
  const [search, setSearch] = useState('')
  const chosen = useGroup(groupId).data
  const { groups } = useGroupSearch({ search })
  return (
    <SearchComboField
      label={label}
      placeholder="Search groups"
      chosen={groupId === undefined ? undefined : { id: groupId, label: chosen?.name }}
      onChange={onChange}
      found={groups
        .filter(({ id }) => without?.has(id) !== true)
        .map(({ id, name }) => ({ id, label: name }))}
      isAction={isAction}
      onSearch={setSearch}
    />
  )
}
