import {
  failureTitles,
  outcomeStatuses,
  remarkTitles,
  type ChangeCriteria,
} from '@pingone-sandbox/contract'
import { X } from 'lucide-react'
import { useCallback } from 'react'
import { useAddressText } from '../../lib/use-address-text.ts'
import { Button } from '../../ui/button.tsx'
import { NativeSelect } from '../../ui/native-select.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useRules } from '../../entities/rule/rule-queries.ts'
import styles from './activity-filters.module.css'
import type { AddressChange } from './activity-address.ts'
import { TimeFilter } from './time-filter.tsx'
import type { TimeRange } from './time-range.ts'
import { statusLooks } from '../../entities/journal/change-status.ts'

const any = 'any'
/** No status of its own: outcomes of any status can carry a remark. */
const remarked = 'remarked'
const statusOptions = [
  { id: any, label: 'Any status' },
  ...outcomeStatuses.map((status) => ({ id: status, label: statusLooks[status][1] })),
  { id: remarked, label: 'With a remark' },
]
const kindOptions = [
  { id: any, label: 'Everything' },
  { id: 'change', label: 'Changes' },
  { id: 'request', label: 'Single requests' },
  { id: 'circuit', label: 'Circuit breaker' },
]

/** A kind of remark; the status filter selects changes with any. */
const remarkText = (remark: ChangeCriteria['remark']) =>
  remark === undefined || remark === 'any' ? undefined : remarkTitles[remark]

function addressOf(name: 'kind' | 'status' | 'rule', id: string): AddressChange {
  if (name !== 'status') return { [name]: id === any ? undefined : id }
  return id === remarked
    ? { status: undefined, remark: 'any' }
    : { status: id === any ? undefined : id, remark: undefined }
}

interface Props {
  readonly criteria: ChangeCriteria
  readonly time: TimeRange | undefined
  /** The name of the subject that the list is limited to. */
  readonly subjectName: string | undefined
  readonly onAddress: (change: AddressChange) => void
}

/** The filters of the list, kept in the address. */
export function ActivityFilters({ criteria, time, subjectName, onAddress }: Props) {
  const rules = useRules().data ?? []
  const [text, setText] = useAddressText(
    criteria.search ?? '',
    useCallback((search: string) => onAddress({ search }), [onAddress]),
  )

  const choices = [
    { name: 'kind', label: 'Kind', value: criteria.kind, options: kindOptions },
    {
      name: 'status',
      label: 'Status',
      value: criteria.remark === 'any' ? remarked : criteria.status,
      options: statusOptions,
    },
    {
      name: 'rule',
      label: 'Rule',
      value: criteria.ruleId,
      options: [
        { id: any, label: 'Any rule' },
        ...rules.map(({ id, name }) => ({ id, label: name })),
      ],
    },
  ] as const
  const narrowings = [
    { name: 'subject', text: criteria.subjectId && (subjectName ?? criteria.subjectId) },
    { name: 'remark', text: remarkText(criteria.remark) },
    { name: 'cause', text: criteria.cause && failureTitles[criteria.cause] },
  ] as const

  return (
    <div className={styles.filters}>
      <div className={styles.search}>
        <SearchField label="Search activity" value={text} onChange={setText} />
      </div>
      {choices.map(({ name, label, value = any, options }) => (
        <div key={name} className={styles.choice}>
          <NativeSelect
            label={label}
            value={value}
            onChange={(id) => onAddress(addressOf(name, id))}
            options={options}
          />
        </div>
      ))}
      <TimeFilter time={time} onAddress={onAddress} />
      {narrowings.map(
        ({ name, text: what }) =>
          what !== undefined && (
            <Button
              key={name}
              size="small"
              icon={<X size={14} aria-hidden="true" />}
              aria-label={`Only: ${what}. Show others as well`}
              onPress={() => onAddress({ [name]: undefined })}
            >
              Only: {what}
            </Button>
          ),
      )}
    </div>
  )
}
