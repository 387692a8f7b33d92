import type { ReactNode } from 'react'
import styles from './page-header.module.css'

interface Props {
  readonly title: string
  readonly description?: ReactNode
  /** Placed right after the title, like PingOne's plus button. */
  readonly add?: ReactNode
  readonly actions?: ReactNode
}

/** The head of a page: title, plus, actions. */
export function PageHeader({ title, description, add, actions }: Props) {
  return (
    <header className={styles.header}>
      <div className={styles.row}>
        <h1>{title}</h1>
        {add}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {description !== undefined && <p className={styles.description}>{description}</p>}
    </header>
  )
}
