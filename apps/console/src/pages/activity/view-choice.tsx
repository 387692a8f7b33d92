import type { ChangeView } from './activity-address.ts'
import styles from './view-choice.module.css'

const labels: Readonly<Record<ChangeView, string>> = {
  compact: 'Compact',
  waterfall: 'Waterfall',
  raw: 'Raw',
}

interface Props {
  readonly value: ChangeView
  readonly options: readonly ChangeView[]
  readonly onChange: (view: ChangeView) => void
}

/** How an opened change shows what followed from it. */
export function ViewChoice({ value, options, onChange }: Props) {
  return (
    <fieldset aria-label="View" className={styles.choice}>
      {options.map((option) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === value}
          onClick={() => onChange(option)}
          className={styles.option}
        >
          {labels[option]}
        </button>
      ))}
    </fieldset>
  )
}
