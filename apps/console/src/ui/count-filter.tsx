import { formatCount } from '../lib/format-count.ts'
import { classNames } from './class-names.ts'
import styles from './count-filter.module.css'

export interface CountOption<Value extends string> {
  /** Absent: all. */
  readonly value: Value | undefined
  readonly label: string
  readonly count: number
  /** The colour of the number; that of text unless it is one of `danger`, `warning` and `success`. */
  readonly tone?: string
}

interface Props<Value extends string> {
  readonly label: string
  readonly options: readonly CountOption<Value>[]
  readonly value: Value | undefined
  readonly onChange: (value: Value | undefined) => void
}

/** Counts of several kinds; each shows what is of its kind alone. */
export function CountFilter<Value extends string>({
  label: name,
  options,
  value: chosen,
  onChange,
}: Props<Value>) {
  return (
    <fieldset aria-label={name} className={styles.counts}>
      {options.map(({ value, label, count, tone }) => (
        <button
          key={label}
          type="button"
          aria-pressed={value === chosen}
          onClick={() => onChange(value)}
          className={classNames(styles.count, tone && styles[tone])}
        >
          {label} <b>{formatCount(count)}</b>
        </button>
      ))}
    </fieldset>
  )
}
