import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

interface Props {
  readonly icon: LucideIcon
  readonly title: string
  readonly children?: ReactNode
  /** The suggested action. */
  readonly action?: ReactNode
}

/** Shown in place of an empty list. */
export function EmptyState({ icon: Icon, title, children, action }: Props) {
  return (
    <div className={styles.empty}>
      <Icon size={36} strokeWidth={1.4} aria-hidden="true" className={styles.icon} />
      <p className={styles.title}>{title}</p>
      {children !== undefined && <p className={styles.text}>{children}</p>}
      {action}
    </div>
  )
}
