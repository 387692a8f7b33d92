import type { ReactNode } from 'react'
import styles from './resource-row.module.css'

interface Props {
  readonly icon?: ReactNode
  readonly name: string
  readonly description: ReactNode
  /** Stands before the toggle. */
  readonly status?: ReactNode
  readonly action: ReactNode
  readonly isSelected: boolean
  readonly onOpen: () => void
}

/** A row of a list: what it is, how it stands, its toggle. The name opens the panel. */
export function ResourceRow({
  icon,
  name,
  description,
  status,
  action,
  isSelected,
  onOpen,
}: Props) {
  return (
    <li className={styles.row} data-selected={isSelected || undefined}>
      {icon}
      <div className={styles.text}>
        <button type="button" className={styles.name} onClick={onOpen}>
          {name}
        </button>
        <div className={styles.description}>{description}</div>
      </div>
      {status}
      <div className={styles.action}>{action}</div>
    </li>
  )
}
