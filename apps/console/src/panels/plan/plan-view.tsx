import { formatDuration } from '../../lib/format-duration.ts'
import { formatCount } from '../../lib/format-count.ts'
import type { PlanReport } from '@pingone-sandbox/contract'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { PlannedActions } from './planned-actions.tsx'
import { plannedCounts } from './planned-ends.ts'

interface Props {
  readonly report: PlanReport
}

/** What a sync would do: how often each action, for which users and groups, and the requests for one of them. */
export function PlanView({ report }: Props) {
  return (
    <>
      <PlanCounts report={report} />
      <Coverage report={report} />
      <PlannedActions report={report} />
    </>
  )
}

function PlanCounts({ report }: Props) {
  const counts = plannedCounts(report)
  if (counts.length === 0) return <p>No users or groups are affected.</p>
  return (
    <div className={layout.row}>
      {counts.map(({ tone, label, count }) => (
        <StatusBadge key={label} tone={tone}>{`${label} ${formatCount(count)}`}</StatusBadge>
      ))}
    </div>
  )
}

/** Says which of the counts are estimates. */
function Coverage({ report: { coverage, rules, durationMs } }: Props) {
  const { estimated, unexamined } = coverage
  return (
    <>
      <p className={layout.muted}>
        {rules.length > 1 && `${rules.length} rules are synced. `}
        The target was read, nothing was written. This took {formatDuration(durationMs)}.
      </p>
      {estimated > 0 && (
        <Notice tone="info" title={`${formatCount(estimated)} are estimates`}>
          The target was not asked about all of them. One that it has already is updated, not
          created.
        </Notice>
      )}
      {unexamined > 0 && (
        <Notice tone="info">
          {unexamined === 1 ? '1 group is' : `${formatCount(unexamined)} groups are`} not counted:
          the target did not answer fast enough.
        </Notice>
      )}
    </>
  )
}
