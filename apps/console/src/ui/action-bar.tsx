import type { ReactNode } from 'react'
import styles from './action-bar.module.css'

interface Props {
  /** What stands at the left, away from the buttons that lead on. */
  readonly start?: ReactNode
  /** The buttons, the one that leads on last. */
  readonly children: ReactNode
}

/** The buttons at the foot of a form, in sight wherever its fields are scrolled to. */
export function ActionBar({ start, children }: Props) {
  return (
    <div className={styles.bar}>
      <div className={styles.start}>{start}</div>
      {children}
    </div>
  )
}
