import { type ReactNode, useId } from 'react'
import field from './field.module.css'
import styles from './radio-group.module.css'

interface Props {
  readonly label: string
  readonly name: string
  readonly value: string | null
  readonly onChange: (value: string) => void
  /** The values, which are their own labels. */
  readonly options: readonly string[]
  /** Shown beside the label. */
  readonly tip?: ReactNode
  readonly error?: string | undefined
  /** Additional content below the choices. */
  readonly footing?: ReactNode
}

/** A choice of one out of two or three, all in sight: native radio buttons in the colours of the console. */
export function RadioGroup({ label, name, value, onChange, options, tip, error, footing }: Props) {
  const id = useId()
  return (
    <div className={styles.group}>
      <div className={styles.title}>
        <span id={id} className={field.label}>
          {label}
        </span>
        {tip}
      </div>
      <div
        role="radiogroup"
        aria-labelledby={id}
        {...(error !== undefined && { 'aria-describedby': `${id}-error` })}
        className={styles.choices}
      >
        {options.map((option) => (
          <label key={option} className={styles.choice}>
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === value}
              onChange={() => onChange(option)}
            />
            <span className={styles.mark} aria-hidden="true" />
            {option}
          </label>
        ))}
      </div>
      {error !== undefined && (
        <span id={`${id}-error`} className={field.error}>
          {error}
        </span>
      )}
      {footing}
    </div>
  )
}
