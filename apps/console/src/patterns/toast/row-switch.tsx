import styles from './row-switch.module.css'
import { useAsyncToggle } from './use-async-toggle.ts'

interface Props {
  readonly label: string
  readonly isSelected: boolean
  /** Resolves once `isSelected` has the new state. */
  readonly onToggle: (isSelected: boolean) => Promise<unknown>
  readonly tabIndex: number
}

/** The toggle of a table row: a native input, since a table mounts and unmounts dozens in one frame. */
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
