import { classNames } from '../../ui/class-names.ts'
import { answerText, isSuccessful, readablePath } from '../../entities/journal/exchange-text.ts'
import type { Bar } from './waterfall.ts'
import styles from './waterfall.module.css'
import { formatDuration } from '../../lib/format-duration.ts'

interface Props {
  readonly bar: Bar
  /** How long the axis is, in milliseconds. */
  readonly axis: number
  readonly isOpen: boolean
  readonly onOpen: (exchangeId: string) => void
}

/** One request, or one pause, on the axis of time. */
export function WaterfallBar({ bar, axis, isOpen, onOpen }: Props) {
  const place = {
    // The shortest bar is 3 px wide, at the end of the axis as well.
    left: `min(${(100 * bar.start) / axis}%, 100% - 3px)`,
    width: `${(100 * bar.length) / axis}%`,
  }
  const length = formatDuration(bar.length)
  const start = `From ${formatDuration(bar.start)}`
  if (bar.kind === 'wait')
    return (
      <div className={styles.row} title={`${start}. ${bar.summary}`}>
        <span className={styles.wait}>Wait before the next attempt</span>
        <span className={styles.track}>
          <span className={classNames(styles.bar, styles.pause)} style={place} />
        </span>
        <span className={styles.length}>{length}</span>
      </div>
    )
  const { exchange } = bar
  return (
    <button
      type="button"
      className={styles.row}
      title={start}
      aria-current={isOpen || undefined}
      onClick={() => onOpen(exchange.id)}
    >
      <span className={styles.label}>
        <b>{exchange.request.method}</b> {readablePath(exchange)}
      </span>
      <span className={styles.track}>
        <span
          className={classNames(styles.bar, !isSuccessful(exchange) && styles.failed)}
          style={place}
        />
      </span>
      <span className={styles.length}>
        <b>{answerText(exchange)}</b> {length}
      </span>
    </button>
  )
}
