import type { SyncProgress } from '@pingone-sandbox/contract'
import { formatCount } from '../../../lib/format-count.ts'

const whole = (count: number) => formatCount(Math.round(count))

/** A sync's progress in words: “1,200 of 5,000 compared with the target · 120 a second · 30 s left”. */
export function progressText(progress: SyncProgress): string {
  const { done, total, reads, perSecond, remainingMs } = progress
  return [
    `${whole(done)} of ${whole(total)}${reads ? ' compared with the target' : ''}`,
    perSecond !== undefined &&
      (perSecond < 1 ? 'less than 1 a second' : `${whole(perSecond)} a second`),
    remainingMs !== undefined && `${durationText(remainingMs)} left`,
  ]
    .filter(Boolean)
    .join(' · ')
}

function durationText(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  if (seconds < 90) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}
