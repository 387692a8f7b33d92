import { outcomeStatuses, type ChangeSummary, type OutcomeStatus } from '@pingone-sandbox/contract'
import { useCallback } from 'react'
import { statusLooks } from '../../entities/journal/change-status.ts'
import { useAddressText } from '../../lib/use-address-text.ts'
import { CountFilter, type CountOption } from '../../ui/count-filter.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import type { AddressChange } from './activity-address.ts'
import styles from './change-filter.module.css'
import type { ChangeFilter } from './use-change-view.ts'

/** Fewer users and groups are seen at once. */
const fewest = 5

interface Props {
  readonly outcomes: ChangeSummary['outcomes']
  readonly filter: ChangeFilter
  readonly onAddress: (change: AddressChange) => void
}

/** How many users and groups of a change ended in each way, the gravest first; each number shows these alone. And a search. */
export function ChangeFilterBar({ outcomes, filter, onAddress }: Props) {
  const [text, setText] = useAddressText(
    filter.find ?? '',
    useCallback((find: string) => onAddress({ find }), [onAddress]),
  )
  const counts = outcomeStatuses.flatMap((status) => {
    const count = outcomes[status]
    return count === undefined ? [] : [{ status, count }]
  })
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  if (total <= fewest) return null
  const options: readonly CountOption<OutcomeStatus>[] = [
    { value: undefined, label: 'All', count: total },
    ...counts.map(({ status, count }) => {
      const [tone, label] = statusLooks[status]
      return { value: status, label, count, tone }
    }),
  ]
  return (
    <div className={styles.bar}>
      <CountFilter
        label="Show users and groups"
        options={options}
        value={filter.outcome}
        onChange={(outcome) => onAddress({ outcome })}
      />
      <div className={styles.search}>
        <SearchField label="Find in this change" value={text} onChange={setText} />
      </div>
    </div>
  )
}
