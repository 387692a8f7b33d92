import type { Remark } from '@pingone-sandbox/contract'
import { AlertTriangle } from 'lucide-react'
import styles from './remark-list.module.css'

interface Props {
  readonly remarks: readonly Remark[]
}

/** What the answers contradict, or do not show, of what was sent. */
export function RemarkList({ remarks }: Props) {
  return (
    <ul className={styles.list} aria-label="Remarks">
      {remarks.map(({ kind, attribute, message }) => (
        <li key={`${kind} ${attribute}`} className={styles.remark}>
          <AlertTriangle size={14} aria-hidden="true" className={styles.icon} />
          {message}
        </li>
      ))}
    </ul>
  )
}
