import { Search } from 'lucide-react'
import { Input, SearchField as AriaSearchField } from 'react-aria-components'
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
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      className={classNames(styles.search)}
    >
      <Search size={16} aria-hidden="true" className={styles.icon} />
      <Input placeholder={label} className={classNames(field.input, styles.input)} />
    </AriaSearchField>
  )
}
