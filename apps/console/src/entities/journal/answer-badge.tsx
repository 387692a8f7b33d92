import type { ReactNode } from 'react'
import { classNames } from '../../ui/class-names.ts'
import styles from './answer-badge.module.css'

interface Props {
  /** `warning` for an answer that succeeded and yet caused a failure. */
  readonly tone: 'success' | 'warning' | 'danger'
  /** The status, or why there is none. */
  readonly children: ReactNode
}

/** The answer to a request, alike wherever a request is shown. */
export function AnswerBadge({ tone, children }: Props) {
  return <span className={classNames(styles.badge, styles[tone])}>{children}</span>
}
