import type { CheckFinding, CheckRun, CheckVerdict } from '@pingone-sandbox/contract'
import type { Look } from '../../ui/states.ts'

/** How each verdict looks: the tone of its badge, and its words. */
export const verdictLooks: Readonly<Record<CheckVerdict, Look>> = {
  breaks: ['danger', 'Breaks'],
  'not-supported': ['danger', 'Not supported'],
  remark: ['warning', 'Works with a remark'],
  works: ['success', 'Works'],
  skipped: ['inactive', 'Skipped'],
}

/** How a finding looks: what PingOne does not need may be missing. */
export const findingLook = ({ verdict, needed }: Pick<CheckFinding, 'verdict' | 'needed'>): Look =>
  verdict === 'not-supported' && !needed
    ? ['warning', 'Not supported, not needed']
    : verdictLooks[verdict]

/** How a check as a whole looks: its verdict, or why there is none. */
export function checkLook({ status, verdict, isStopping }: CheckRun): Look {
  if (status === 'running') return ['running', isStopping ? 'Stopping' : 'Running']
  if (status === 'stopped') return ['inactive', 'Stopped']
  return verdict === undefined ? ['danger', 'Not checked'] : verdictLooks[verdict]
}

/** How far a check is, of 1; it has done nothing yet while nothing is known. */
export function shareDone({ progress }: Pick<CheckRun, 'progress'>): number {
  if (progress === undefined || progress.total === 0) return 0
  const { readingNumber, readings, done, total } = progress
  return Math.min(1, (readingNumber - 1 + done / total) / readings)
}
