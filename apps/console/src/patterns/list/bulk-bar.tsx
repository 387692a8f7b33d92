import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { BulkReport } from './bulk-report.tsx'
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

/** What can be done with the selected rows, and how far it is. */
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
        <strong>{count.toLocaleString('en')} selected</strong>
      </output>
      {count < total && (
        <Button size="small" variant="quiet" onPress={onSelectAll}>
          Select all {total.toLocaleString('en')}
        </Button>
      )}
      {children}
      <Button size="small" variant="quiet" onPress={onClear}>
        Clear
      </Button>
    </div>
  )
}
