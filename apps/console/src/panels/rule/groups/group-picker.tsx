import { useState } from 'react'
import { formatCount } from '../../../lib/format-count.ts'
import { useGroupSearch } from '../../../entities/group/group-search.ts'
import { failureText } from '../../../lib/platform-error.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import styles from '../../../ui/choice-list.module.css'
import layout from '../../../ui/layout.module.css'
import { Notice } from '../../../ui/notice.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'

interface Props {
  /** The ids of the chosen groups. */
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

const views = [
  { id: 'all', label: 'All Groups' },
  { id: 'selected', label: 'Selected Groups' },
]
const mostRecommended = 1000

const memberWords = (count: number) =>
  count === 0 ? 'no direct members' : count === 1 ? '1 member' : `${formatCount(count)} members`

/** A choice of the groups that a rule provisions. */
export function GroupPicker({ value, onChange }: Props) {
  const [search, setSearch] = useState('')
  const [isSelectedOnly, setSelectedOnly] = useState(false)
  const { groups, total, error } = useGroupSearch({
    search,
    ids: isSelectedOnly ? value : undefined,
  })

  return (
    <>
      <Notice tone="info">
        Choosing a group does not extend the user filter: the target gets the members that the
        filter matches. Groups are matched by name.
      </Notice>
      <div className={layout.spread}>
        <SearchField label="Search Group Name" value={search} onChange={setSearch} />
        <SelectField
          label="Show groups"
          isLabelHidden
          value={isSelectedOnly ? 'selected' : 'all'}
          onChange={(id) => setSelectedOnly(id === 'selected')}
          options={views}
        />
      </div>
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      <ul className={styles.list} aria-label="Groups to provision">
        {groups.map(({ id, name, directMemberCounts }) => (
          <li key={id} className={layout.spread}>
            <Checkbox
              isSelected={value.includes(id)}
              onChange={(isChosen) =>
                onChange(isChosen ? [...value, id] : value.filter((other) => other !== id))
              }
            >
              {name}
            </Checkbox>
            {directMemberCounts !== undefined && (
              <span className={layout.muted}>{memberWords(directMemberCounts.users)}</span>
            )}
          </li>
        ))}
      </ul>
      {total === 0 && <p className={layout.muted}>No group is found.</p>}
      {total !== undefined && total > groups.length && (
        <p className={layout.muted}>
          The first {groups.length} of {formatCount(total)} are shown; the search finds the others.
        </p>
      )}
      {value.length > mostRecommended && (
        <Notice tone="warning">
          PingOne recommends at most {mostRecommended} groups for a rule.
        </Notice>
      )}
    </>
  )
}
