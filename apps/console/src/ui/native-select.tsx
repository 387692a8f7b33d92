import { ChevronDown } from 'lucide-react'
import { classNames } from './class-names.ts'
import field from './field.module.css'
import styles from './native-select.module.css'

interface Props {
  /** The accessible name; the options must be self-explanatory. */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly { readonly id: string; readonly label: string }[]
}

/** The browser's own choice of one out of a few, for filters: it needs no script. */
export function NativeSelect({ label, value, onChange, options }: Props) {
  return (
    <span className={styles.frame}>
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={classNames(field.input, styles.select)}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown size={16} aria-hidden="true" className={styles.icon} />
    </span>
  )
}
