import type { ReactNode } from 'react'
import styles from './switch.module.css'

interface Props {
  /** The accessible name; shown too unless `children` says otherwise. */
  readonly label: string
  readonly name?: string
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isLabelHidden?: boolean
  readonly isDisabled?: boolean
  readonly children?: ReactNode
}

/** An on/off toggle: a native checkbox that looks like a switch. */
export function Switch({
  label,
  name,
  isSelected,
  onChange,
  isLabelHidden = false,
  isDisabled = false,
  children,
}: Props) {
  return (
    <div className={styles.field}>
      <label className={styles.switch}>
        {/* It covers the drawing, so that touch exploration and automation find it there. */}
        <input
          type="checkbox"
          role="switch"
          {...(name !== undefined && { name })}
          checked={isSelected}
          aria-checked={isSelected}
          disabled={isDisabled}
          onChange={(event) => onChange(event.target.checked)}
          {...(isLabelHidden && { 'aria-label': label })}
        />
        <span className={styles.track} aria-hidden="true">
          <span className={styles.thumb} />
        </span>
        {!isLabelHidden && <span>{children ?? label}</span>}
      </label>
    </div>
  )
}
