import type { ReactNode } from 'react'
import styles from './action-bar.module.css'

interface Props {
  /** The content at the left. */
  readonly start?: ReactNode
  /** The buttons, the primary one last. */
  readonly children: ReactNode
}

/** The buttons at the foot of a form, always visible. */
export function ActionBar({ start, children }: Props) {
  return (
    <div className={styles.bar}>
      <div className={styles.start}>{start}</div>
      <div className={styles.buttons}>{children}</div>
    </div>
  )
}
