import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import type { BulkProgress } from './use-bulk-run.ts'

interface Props {
  readonly noun: string
  readonly progress: BulkProgress
  readonly onStop: () => void
  readonly onDismiss: () => void
}

const shownFailures = 5

/** How far a bulk action is; in the end, what was refused and why. */
export function BulkReport({ noun, progress, onStop, onDismiss }: Props) {
  const { verb, total, done, failures, isRunning } = progress
  const past = done + failures.length
  if (isRunning)
    return (
      <div className={layout.row}>
        <output>
          {verb} {past.toLocaleString('en')} of {total.toLocaleString('en')}
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
          {verb}: {done.toLocaleString('en')} {done === 1 ? noun : `${noun}s`} done
          {failures.length > 0 && `, ${failures.length} refused`}
          {left > 0 && `, ${left} not begun`}.
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
