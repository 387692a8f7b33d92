import type { ChangeSummary, OutcomeStatus } from '@pingone-sandbox/contract'
import type { Tone } from '../../ui/status-badge.tsx'

/** How a change stands, or its effect on one subject. */
export type ShownStatus = OutcomeStatus | 'running' | 'none'

/** In the words of PingOne's sync status where it has some. */
export const statusLooks: Readonly<Record<ShownStatus, readonly [Tone, string]>> = {
  success: ['success', 'Success'],
  unsynced: ['neutral', 'Unsynced'],
  partial: ['warning', 'Partial Synced'],
  failed: ['danger', 'Failed'],
  removed: ['info', 'Deprovisioned'],
  unchanged: ['neutral', 'Unchanged'],
  running: ['running', 'Running'],
  none: ['neutral', 'No effect'],
}

const circuitLooks: Readonly<Record<string, readonly [Tone, string]>> = {
  'CIRCUIT.OPENED': ['danger', 'Circuit open'],
  'CIRCUIT.HALF_OPENED': ['warning', 'Circuit half-open'],
  'CIRCUIT.CLOSED': ['success', 'Circuit closed'],
}

/** Colour and words for how a change stands. */
export function changeLook(change: ChangeSummary): readonly [Tone, string] {
  if (change.kind === 'circuit') return circuitLooks[change.action] ?? ['neutral', change.action]
  return statusLooks[change.finished ? (change.worst ?? 'none') : 'running']
}

/** How many users and groups the change concerned, by how that ended: `3 success, 1 failed`; `all 4` where all ended as the badge says. */
export function outcomeCounts({ outcomes }: ChangeSummary): string | undefined {
  const counts = Object.entries(outcomes)
  const total = counts.reduce((sum, [, count]) => sum + count, 0)
  if (total <= 1) return undefined
  return counts.length === 1
    ? `all ${total.toLocaleString('en')}`
    : counts.map(([status, count]) => `${count.toLocaleString('en')} ${wordOf(status)}`).join(', ')
}

/** The word of the badge, within a sentence. */
const wordOf = (status: string): string =>
  (
    new Map<string, readonly [Tone, string]>(Object.entries(statusLooks)).get(status)?.[1] ?? status
  ).toLowerCase()

/** Why a change has nothing to show; those who stay as they are leave no entry of their own in a sync of all. */
export function nothingSent({
  finished,
  result = '',
}: Pick<ChangeSummary, 'finished' | 'result'>): string {
  if (!finished) return 'No rule has taken it up yet.'
  return result.includes('unchanged')
    ? 'Whomever it concerns stays as before, so nothing was sent.'
    : 'No rule concerns this change, so nothing was sent.'
}
