import type { SyncProgress as Progress } from '@pingone-sandbox/contract'
import { Label, ProgressBar } from 'react-aria-components'
import { classNames } from '../../../ui/class-names.ts'
import { progressText } from './progress-text.ts'
import styles from './sync-progress.module.css'

interface Props {
  readonly progress: Progress
}

/** The progress, rate and remaining time of a Full Resync. */
export function SyncProgress({ progress }: Props) {
  const { done, total } = progress
  const text = progressText(progress)
  return (
    <ProgressBar
      className={classNames(styles.progress)}
      minValue={0}
      maxValue={Math.max(total, 1)}
      value={done}
      valueLabel={text}
    >
      {({ percentage = 0 }) => (
        <>
          <div className={styles.head}>
            <Label className={styles.label}>Full resync</Label>
            <span>{text}</span>
          </div>
          <div className={styles.track}>
            <div className={styles.bar} style={{ width: `${percentage}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  )
}
