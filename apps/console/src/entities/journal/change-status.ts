import { outcomeStatuses, type ChangeSummary, type OutcomeStatus } from '@pingone-sandbox/contract'
import type { Tone } from '../../ui/status-badge.tsx'

/** The status of a change, or its effect on one subject. */
export type ShownStatus = OutcomeStatus | 'running' | 'none'

/** Uses the words of PingOne's sync status where it has them. */
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

/** Tone and text of a change's status. */
export function changeLook(change: ChangeSummary): readonly [Tone, string] {
  if (change.kind === 'circuit') return circuitLooks[change.action] ?? ['neutral', change.action]
  return statusLooks[change.finished ? (change.worst ?? 'none') : 'running']
}

/** Counts users and groups by outcome: `1 failed, 3 success`; `all 4` where all have the badge's outcome. */
export function outcomeCounts({ outcomes }: ChangeSummary): string | undefined {
  const counts = outcomeStatuses.flatMap((status) => {
    const count = outcomes[status]
    return count === undefined ? [] : [[status, count] as const]
  })
  const total = counts.reduce((sum, [, count]) => sum + count, 0)
  if (total <= 1) return undefined
  return counts.length === 1
    ? `all ${total.toLocaleString('en')}`
    : counts
        .map(
          ([status, count]) =>
            `${count.toLocaleString('en')} ${statusLooks[status][1].toLowerCase()}`,
        )
        .join(', ')
}

/** Why a change shows no details: in a full sync, unchanged users leave no entry. */
export function nothingSent({ finished, ends }: Pick<ChangeSummary, 'finished' | 'ends'>): string {
  if (!finished) return 'No rule has processed it yet.'
  // A journal of an earlier version has no numbers.
  if (!ends) return 'Nothing was sent.'
  return ends.unchanged
    ? 'It changes nothing for its users and groups, so nothing was sent.'
    : 'The change affects no rule, so nothing was sent.'
}
