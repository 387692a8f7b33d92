import { counted } from '../../lib/format-count.ts'
import type { PlanReport } from '@pingone-sandbox/contract'

/** Why a save would write nothing at the target, in one line; undefined where it would. */
export function nothingWords({
  counts,
  rules,
  stops,
  reads,
}: Pick<PlanReport, 'counts' | 'rules' | 'stops' | 'reads'>): string | undefined {
  const { unchanged, ...changing } = counts
  if (Object.values(changing).some((count) => count > 0)) return undefined
  const [stop] = stops
  if (rules.length === 0)
    return stop === undefined
      ? 'Nothing is sent for this change.'
      : `${stop.message} Nothing is sent.`
  const users = counted(unchanged, 'user or group stays', 'users and groups stay')
  const read = reads === 0 ? '' : `, and the target is only read`
  return unchanged === 0 ? 'It concerns no users or groups.' : `${users} unchanged${read}.`
}
