import type { ChangeSummary } from '@pingone-sandbox/contract'
import { ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { counted, formatCount } from '../../lib/format-count.ts'
import { formatClock, formatInstant } from '../../lib/format-time.ts'
import { ChangeBadge } from '../../entities/journal/change-badge.tsx'
import { outcomeCounts } from '../../entities/journal/change-status.ts'
import styles from './change-row.module.css'

interface Props {
  readonly change: ChangeSummary
  readonly isOpen: boolean
  /** The one row of the list that Tab leads to. */
  readonly isCurrent: boolean
  readonly onToggle: (id: string) => void
}

/** A change in one line: time, subject, action, status. */
export const ChangeRow = memo(function ChangeRow({ change, isOpen, isCurrent, onToggle }: Props) {
  const { id, at, subject, summary, exchanges, remarked } = change
  const counts = outcomeCounts(change)
  return (
    <button
      type="button"
      data-change={id}
      className={styles.row}
      aria-expanded={isOpen}
      tabIndex={isCurrent ? 0 : -1}
      onClick={() => onToggle(id)}
    >
      <ChevronRight size={16} aria-hidden="true" className={styles.chevron} />
      <time className={styles.time} dateTime={at} title={formatInstant(at)}>
        {formatClock(at)}
      </time>
      <span className={styles.subject}>{subject.name}</span>
      <span className={styles.summary}>{summary}</span>
      {exchanges > 0 && <span className={styles.requests}>{counted(exchanges, 'request')}</span>}
      {remarked !== undefined && (
        <span className={styles.remarked}>{formatCount(remarked.outcomes)} with a remark</span>
      )}
      {counts !== undefined && <span className={styles.counts}>{counts}</span>}
      <ChangeBadge change={change} />
    </button>
  )
})
