import type { ReactNode } from 'react'
import { counted, formatCount } from '../../lib/format-count.ts'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import type { BulkProgress } from './use-bulk-run.ts'

interface Props {
  readonly noun: string
  readonly count: number
  /** How many the list has in all. */
  readonly total: number
  readonly onSelectAll: () => void
  readonly onClear: () => void
  readonly progress: BulkProgress | undefined
  readonly onStop: () => void
  readonly onDismiss: () => void
  /** The buttons of what can be done. */
  readonly children: ReactNode
}

/** The bulk actions for selected rows, and their progress. */
export function BulkBar({
  noun,
  count,
  total,
  onSelectAll,
  onClear,
  progress,
  onStop,
  onDismiss,
  children,
}: Props) {
  if (progress !== undefined)
    return <BulkReport noun={noun} progress={progress} onStop={onStop} onDismiss={onDismiss} />
  return (
    <div role="toolbar" aria-label="Selected" className={layout.row}>
      <output>
        <strong>{formatCount(count)} selected</strong>
      </output>
      {count < total && (
        <Button size="small" variant="quiet" onPress={onSelectAll}>
          Select all {formatCount(total)}
        </Button>
      )}
      {children}
      <Button size="small" variant="quiet" onPress={onClear}>
        Clear
      </Button>
    </div>
  )
}

interface BulkReportProps {
  readonly noun: string
  readonly progress: BulkProgress
  readonly onStop: () => void
  readonly onDismiss: () => void
}

const shownFailures = 5

/** The progress of a bulk action; at the end, what was refused and why. */
function BulkReport({ noun, progress, onStop, onDismiss }: BulkReportProps) {
  const { verb, total, done, failures, isRunning } = progress
  const past = done + failures.length
  if (isRunning)
    return (
      <div className={layout.row}>
        <output>
          {verb} {formatCount(past)} of {formatCount(total)}
        </output>
        <progress aria-label={verb} max={total} value={past} />
        <Button size="small" onPress={onStop}>
          Stop
        </Button>
      </div>
    )
  const left = total - past
  return (
    <Notice tone={failures.length > 0 ? 'warning' : left > 0 ? 'info' : 'success'}>
      <div className={layout.row}>
        <output>
          {verb}: {counted(done, noun)} done
          {failures.length > 0 && `, ${formatCount(failures.length)} refused`}
          {left > 0 && `, ${left} not started`}.
        </output>
        <Button size="small" variant="quiet" onPress={onDismiss}>
          Close
        </Button>
      </div>
      {failures.length > 0 && (
        <ul aria-label="Refused">
          {failures.slice(0, shownFailures).map(({ name, reason }) => (
            <li key={name}>
              {name}: {reason}
            </li>
          ))}
          {failures.length > shownFailures && <li>… and {failures.length - shownFailures} more</li>}
        </ul>
      )}
    </Notice>
  )
}

/** The first few names of many, for a question about all of them. */
export function someNames(names: readonly string[], shown = 5): string {
  const first = names.slice(0, shown).join(', ')
  return names.length > shown ? `${first} and ${names.length - shown} more` : first
}
