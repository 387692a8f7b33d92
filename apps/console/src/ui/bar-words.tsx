import type { ReactNode } from 'react'
import styles from './bar-words.module.css'

interface Props {
  /** The `data-tight` of the row from which the words are hidden. */
  readonly until: 1 | 2 | 3 | 4 | 5
  readonly children: ReactNode
}

/** Words in a one-line row: hidden visually when the row is tight (`data-tight`), but still read aloud. */
export function BarWords({ until, children }: Props) {
  return (
    <span data-until={until} className={styles.words}>
      {children}
    </span>
  )
}
