import { AlertTriangle, CheckCircle2, Info, XCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './notice.module.css'

const icons = { info: Info, warning: AlertTriangle, danger: XCircle, success: CheckCircle2 }

interface Props {
  readonly tone: keyof typeof icons
  readonly title?: string
  /** Whether it is a message by itself; false inside another message. */
  readonly isAnnounced?: boolean
  readonly children?: ReactNode
}

/** A message in the flow of the page; a failure is announced. */
export function Notice({ tone, title, isAnnounced = true, children }: Props) {
  const Icon = icons[tone]
  return (
    <div
      className={classNames(styles.notice, styles[tone])}
      {...(isAnnounced && { role: tone === 'danger' ? 'alert' : 'note' })}
    >
      <Icon size={18} aria-hidden="true" className={styles.icon} />
      <div className={styles.text}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children}
      </div>
    </div>
  )
}
