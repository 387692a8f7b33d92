import { useEffect, useRef } from 'react'
import styles from './row-checkbox.module.css'

interface Props {
  readonly label: string
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  /** Some, but not all, rows are selected. */
  readonly isMixed?: boolean
  readonly tabIndex?: number
}

/** The checkbox of a table row: a native input, since a table mounts and unmounts dozens in one frame. */
export function RowCheckbox({ label, isSelected, onChange, isMixed = false, tabIndex = 0 }: Props) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // There is no attribute for it.
    if (input.current) input.current.indeterminate = isMixed
  }, [isMixed])
  return (
    <input
      ref={input}
      type="checkbox"
      aria-label={label}
      className={styles.checkbox}
      checked={isSelected}
      tabIndex={tabIndex}
      onChange={(event) => onChange(event.target.checked)}
    />
  )
}
