import styles from './shortcuts.module.css'

interface Props {
  readonly keys: readonly string[]
}

/** Keys as they stand on the keyboard, to press one after the other. */
export function ShortcutKeys({ keys }: Props) {
  return (
    <span className={styles.keys}>
      {keys.map((key, index) => (
        // A pair may be twice the same key.
        // oxlint-disable-next-line react/no-array-index-key
        <kbd key={index} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
