import { type ReactNode, useEffect, useRef } from 'react'
import styles from './resource-row.module.css'

interface Props {
  readonly icon?: ReactNode
  readonly name: string
  readonly description: ReactNode
  /** Placed before the toggle. */
  readonly status?: ReactNode
  readonly action?: ReactNode
  readonly isSelected: boolean
  /** Whether the focus is moved here when it becomes true: the row is new. */
  readonly isNew?: boolean
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
  isNew = false,
  onOpen,
}: Props) {
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isNew) opener.current?.focus()
  }, [isNew])
  return (
    <li className={styles.row} data-selected={isSelected || undefined}>
      {icon}
      <div className={styles.text}>
        <button ref={opener} type="button" className={styles.name} onClick={onOpen}>
          {name}
        </button>
        <div className={styles.description}>{description}</div>
      </div>
      {status !== undefined && <div className={styles.status}>{status}</div>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </li>
  )
}
