import type { ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './navigation.module.css'

interface Props {
  readonly children: ReactNode
}

/** The sidebar. */
export function Navigation({ children }: Props) {
  return (
    <nav className={styles.nav} aria-label="Console">
      <Link to="/" className={styles.brand}>
        <span aria-hidden="true" className={styles.sign} />
        PingOne Sandbox
      </Link>
      {children}
    </nav>
  )
}
