import type { LucideIcon } from 'lucide-react'
import { Link } from 'react-router'
import { StatusBadge } from '../../ui/status-badge.tsx'
import styles from './environment-card.module.css'

interface Props {
  readonly to: string
  readonly icon: LucideIcon
  readonly name: string
  readonly type: string
  readonly description: string
  readonly note?: string
}

/** An environment to open. */
export function EnvironmentCard({ to, icon: Icon, name, type, description, note }: Props) {
  return (
    <li className={styles.card}>
      <Icon size={28} strokeWidth={1.5} aria-hidden="true" className={styles.icon} />
      <h2>
        <Link to={to} className={styles.link}>
          {name}
        </Link>
      </h2>
      <span className={styles.type}>{type}</span>
      <p className={styles.description}>{description}</p>
      {note !== undefined && (
        <span className={styles.note}>
          <StatusBadge tone="info">{note}</StatusBadge>
        </span>
      )}
    </li>
  )
}
