import { outcomeStatuses, type ChangeCriteria } from '@pingone-sandbox/pingone/contract'
import { X } from 'lucide-react'
import { useCallback } from 'react'
import { useAddressText } from '../../lib/use-address-text.ts'
import { Button } from '../../ui/button.tsx'
import { NativeSelect } from '../../ui/native-select.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useRules } from '../rules/rule-queries.ts'
import styles from './activity-filters.module.css'
import { type AddressChange, type ChangeView, changeViews } from './activity-address.ts'
import { statusLooks } from './change-status.ts'
import { ViewChoice } from './view-choice.tsx'

const any = 'any'
const statusOptions = [
  { id: any, label: 'Any status' },
  ...outcomeStatuses.map((status) => ({ id: status, label: statusLooks[status][1] })),
]
const kindOptions = [
  { id: any, label: 'Everything' },
  { id: 'change', label: 'Changes' },
  { id: 'request', label: 'Single requests' },
  { id: 'circuit', label: 'Circuit breaker' },
]

interface Props {
  readonly criteria: ChangeCriteria
  readonly view: ChangeView
  /** Whom the list is about, when it is about one alone. */
  readonly subjectName: string | undefined
  readonly onAddress: (change: AddressChange) => void
}

/** Which changes are listed, and how an opened one is shown; all of it stands in the address. */
export function ActivityFilters({ criteria, view, subjectName, onAddress }: Props) {
  const rules = useRules().data ?? []
  const [text, setText] = useAddressText(
    criteria.search ?? '',
    useCallback((search: string) => onAddress({ search }), [onAddress]),
  )

  const choose = (name: keyof AddressChange) => (value: string) =>
    onAddress({ [name]: value === any ? undefined : value })

  return (
    <div className={styles.filters}>
      <div className={styles.search}>
        <SearchField label="Search activity" value={text} onChange={setText} />
      </div>
      <div className={styles.choice}>
        <NativeSelect
          label="Kind"
          value={criteria.kind ?? any}
          onChange={choose('kind')}
          options={kindOptions}
        />
      </div>
      <div className={styles.choice}>
        <NativeSelect
          label="Status"
          value={criteria.status ?? any}
          onChange={choose('status')}
          options={statusOptions}
        />
      </div>
      <div className={styles.choice}>
        <NativeSelect
          label="Rule"
          value={criteria.ruleId ?? any}
          onChange={choose('rule')}
          options={[
            { id: any, label: 'Any rule' },
            ...rules.map(({ id, name }) => ({ id, label: name })),
          ]}
        />
      </div>
      {criteria.subjectId !== undefined && (
        <Button
          size="small"
          icon={<X size={14} aria-hidden="true" />}
          onPress={() => onAddress({ subject: undefined })}
        >
          Only {subjectName ?? criteria.subjectId}
        </Button>
      )}
      <ViewChoice value={view} options={changeViews} onChange={choose('view')} />
    </div>
  )
}
