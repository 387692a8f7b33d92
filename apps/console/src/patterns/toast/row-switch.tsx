import styles from './row-switch.module.css'
import { useAsyncToggle } from './use-async-toggle.ts'

interface Props {
  readonly label: string
  readonly isSelected: boolean
  /** Resolves once `isSelected` tells the new state. */
  readonly onToggle: (isSelected: boolean) => Promise<unknown>
  readonly tabIndex: number
}

/** The toggle of a table row: a native one, since a table makes and drops dozens of them in one frame. */
export function RowSwitch({ label, isSelected, onToggle, tabIndex }: Props) {
  const [shown, toggle] = useAsyncToggle(isSelected, onToggle)
  return (
    <input
      type="checkbox"
      role="switch"
      aria-label={label}
      className={styles.switch}
      checked={shown}
      aria-checked={shown}
      tabIndex={tabIndex}
      onChange={(event) => toggle(event.target.checked)}
    />
  )
}
