import styles from './sparkline.module.css'
import { formatCount } from '../../lib/format-count.ts'

interface Props {
  /** Oldest first. */
  readonly counts: readonly number[]
}

const width = 150
const height = 24
const inset = 2

/** The course of requests over the last quarter of an hour, as a line. */
export function Sparkline({ counts }: Props) {
  const most = Math.max(1, ...counts)
  const step = width / Math.max(1, counts.length - 1)
  const points = counts.map(
    (count, index) =>
      `${(index * step).toFixed(1)},${(height - inset - (count / most) * (height - 2 * inset)).toFixed(1)}`,
  )
  return (
    <svg
      className={styles.line}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Over the last 15 minutes, at most ${formatCount(Math.max(0, ...counts))} in 30 seconds`}
    >
      <polyline points={points.join(' ')} />
    </svg>
  )
}
