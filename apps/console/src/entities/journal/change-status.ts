import { outcomeStatuses, type ChangeSummary, type OutcomeStatus } from '@pingone-sandbox/contract'
import { counted, formatCount } from '../../lib/format-count.ts'
import { type Look, states } from '../../ui/states.ts'

/** The status of a change, or its effect on one subject. */
export type ShownStatus = OutcomeStatus | 'running' | 'none'

/** Uses the words of PingOne's sync status where it has them. */
export const statusLooks: Readonly<Record<ShownStatus, Look>> = {
  success: states.success,
  unsynced: states.unsynced,
  partial: states.partial,
  failed: states.failed,
  removed: states.deprovisioned,
  unchanged: states.unchanged,
  running: states.syncing,
  none: states.noEffect,
}

const circuitLooks: Readonly<Record<string, Look>> = {
  'CIRCUIT.OPENED': ['danger', 'Circuit open'],
  'CIRCUIT.HALF_OPENED': ['warning', 'Circuit half-open'],
  'CIRCUIT.CLOSED': ['success', 'Circuit closed'],
}

/** Tone and text of a change's status. */
export function changeLook(change: ChangeSummary): Look {
  if (change.kind === 'circuit') return circuitLooks[change.action] ?? ['neutral', change.action]
  return statusLooks[change.finished ? (change.worst ?? 'none') : 'running']
}

/** Counts users and groups by outcome: `1 failed, 3 success`; `4 users and groups` where all have the badge's outcome. */
export function outcomeCounts({ outcomes }: ChangeSummary): string | undefined {
  const counts = outcomeStatuses.flatMap((status) => {
    const count = outcomes[status]
    return count === undefined ? [] : [[status, count] as const]
  })
  const total = counts.reduce((sum, [, count]) => sum + count, 0)
  if (total <= 1) return undefined
  return counts.length === 1
    ? counted(total, 'user or group', 'users and groups')
    : counts
        .map(([status, count]) => `${formatCount(count)} ${statusLooks[status][1].toLowerCase()}`)
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
