import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './checkbox.module.css'

interface Props {
  readonly name?: string
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
  /** For lists with one tab stop. */
  readonly tabIndex?: 0 | -1
  readonly children: ReactNode
}

/** A labelled native checkbox in the colours of the console. */
export function Checkbox({
  name,
  isSelected,
  onChange,
  isDisabled = false,
  tabIndex,
  children,
}: Props) {
  return (
    <label className={styles.checkbox}>
      {/* It covers the drawing, so that touch exploration and automation find it there. */}
      <input
        type="checkbox"
        name={name}
        checked={isSelected}
        disabled={isDisabled}
        tabIndex={tabIndex}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles.box} aria-hidden="true">
        <Check size={13} strokeWidth={3} />
      </span>
      <span className={styles.text}>{children}</span>
    </label>
  )
}
