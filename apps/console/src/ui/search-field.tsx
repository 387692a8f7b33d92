import { Search } from 'lucide-react'
import { classNames } from './class-names.ts'
import field from './field.module.css'
import styles from './search-field.module.css'

interface Props {
  /** The accessible name, shown as the placeholder. */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A search box; Escape empties it. */
export function SearchField({ label, value, onChange }: Props) {
  return (
    <div className={styles.search}>
      <Search size={16} aria-hidden="true" className={styles.icon} />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return
          // It does not close the panel around the box as well.
          event.preventDefault()
          onChange('')
        }}
        className={classNames(field.input, styles.input)}
      />
    </div>
  )
}
