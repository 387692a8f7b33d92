import styles from './guide-panel.module.css'

interface Props {
  readonly done: number
  readonly of: number
}

/** How many steps are done, as text and as a bar. */
export function GuideProgress({ done, of }: Props) {
  return (
    <>
      <p className={styles.progress}>
        {done} of {of} steps done
      </p>
      <progress className={styles.bar} value={done} max={of} aria-label="Progress" />
    </>
  )
}
