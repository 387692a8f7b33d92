import {
  AlertTriangle,
  CheckCircle2,
  Circle,
  CircleSlash,
  Info,
  LoaderCircle,
  XCircle,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './status-badge.module.css'

export type Tone = 'success' | 'warning' | 'danger' | 'info' | 'neutral' | 'inactive' | 'running'

const icons = {
  success: CheckCircle2,
  warning: AlertTriangle,
  danger: XCircle,
  info: Info,
  neutral: Circle,
  inactive: CircleSlash,
  running: LoaderCircle,
}

interface Props {
  readonly tone: Tone
  /** The tooltip, since the words may be hidden. */
  readonly title?: string
  readonly children: ReactNode
}

/** A status as icon and text, never by colour only. */
export function StatusBadge({ tone, title, children }: Props) {
  const Icon = icons[tone]
  return (
    <span className={classNames(styles.badge, styles[tone])} title={title}>
      <Icon size={14} aria-hidden="true" />
      {children}
    </span>
  )
}
