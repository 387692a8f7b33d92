import type { ReactNode } from 'react'
import styles from './resource-row.module.css'

interface Props {
  readonly icon?: ReactNode
  readonly name: string
  readonly description: ReactNode
  /** Placed before the toggle. */
  readonly status?: ReactNode
  readonly action: ReactNode
  readonly isSelected: boolean
  readonly onOpen: () => void
}

/** A list row: name, status, toggle. The name opens the panel. */
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
