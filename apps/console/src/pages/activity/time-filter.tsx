import { useId } from 'react'
import { classNames } from '../../ui/class-names.ts'
import field from '../../ui/field.module.css'
import { NativeSelect } from '../../ui/native-select.tsx'
import { useNow } from '../../entities/environment/use-now.ts'
import type { AddressChange } from './activity-address.ts'
import styles from './activity-filters.module.css'
import {
  anyTime,
  boundsOf,
  ofFieldText,
  timeChoices,
  timeLabels,
  type TimeRange,
  timeZone,
  toFieldText,
} from './time-range.ts'

const any = 'any'
const options = [
  { id: any, label: 'Any time' },
  ...timeChoices.map((id) => ({ id, label: timeLabels[id] })),
]

interface Props {
  readonly time: TimeRange | undefined
  readonly onAddress: (change: AddressChange) => void
}

/** The range of time of the list: a choice, and two fields for instants of one's own. */
export function TimeFilter({ time, onAddress }: Props) {
  const now = useNow()
  const choose = (id: string) => {
    if (id === any) return onAddress(anyTime)
    // What was shown so far is where the fields begin.
    const { from, to } = boundsOf(time ?? { choice: 'today', from: undefined, to: undefined }, now)
    return onAddress({ ...anyTime, time: id, ...(id === 'between' && { from, to }) })
  }
  return (
    <>
      <div className={styles.choice}>
        <NativeSelect
          label="Time"
          value={time?.choice ?? any}
          onChange={choose}
          options={options}
        />
      </div>
      {time?.choice === 'between' && <Between time={time} onAddress={onAddress} />}
    </>
  )
}

function Between({ time, onAddress }: { readonly time: TimeRange } & Pick<Props, 'onAddress'>) {
  const zone = useId()
  const isReversed = time.from !== undefined && time.to !== undefined && time.from > time.to
  return (
    <div className={styles.between}>
      {(['from', 'to'] as const).map((name) => (
        <label key={name} className={styles.instant}>
          {name === 'from' ? 'From' : 'To'}
          <input
            type="datetime-local"
            // Not bound to the address: a part that is not typed yet would empty the others.
            key={`${time.choice} ${name}`}
            defaultValue={toFieldText(time[name])}
            aria-describedby={zone}
            aria-invalid={isReversed || undefined}
            onChange={(event) =>
              onAddress({ time: 'between', [name]: ofFieldText(event.target.value) })
            }
            className={classNames(field.input, styles.field)}
          />
        </label>
      ))}
      <span id={zone} className={styles.zone}>
        {timeZone()}
      </span>
    </div>
  )
}
