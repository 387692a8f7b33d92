import type { ReactNode } from 'react'
import styles from './bar-words.module.css'

interface Props {
  /** How tight the row around has to be for them to go. */
  readonly until: 1 | 2 | 3 | 4 | 5
  readonly children: ReactNode
}

/** Words of a row that must stay one line: out of sight when it is tight (`data-tight`), yet still read aloud. */
export function BarWords({ until, children }: Props) {
  return (
    <span data-until={until} className={styles.words}>
      {children}
    </span>
  )
}
