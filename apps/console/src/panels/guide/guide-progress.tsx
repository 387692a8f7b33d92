import styles from './guide-panel.module.css'

interface Props {
  readonly done: number
  readonly of: number
}

/** How many steps are done, as text, which a screen reader tells when it changes, and as a bar. */
export function GuideProgress({ done, of }: Props) {
  return (
    <>
      <output className={styles.progress}>
        {done} of {of} steps done
      </output>
      <progress className={styles.bar} value={done} max={of} aria-label="Progress" />
    </>
  )
}
