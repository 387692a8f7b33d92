import type { SyncedRule } from '@pingone-sandbox/pingone/contract'
import { failureText } from '../../lib/platform-error.ts'
import layout from '../../ui/layout.module.css'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'
import table from '../../ui/table.module.css'
import { useSynced } from '../rules/rule-queries.ts'

interface Props {
  readonly title: string
  readonly ruleId: string
  readonly kind: 'syncedUsers' | 'syncedGroups'
}

const states: Readonly<Record<SyncedRule['status'], readonly [Tone, string]>> = {
  SUCCESS: ['success', 'Success'],
  UNSYNCED: ['neutral', 'Unsynced'],
  PARTIAL: ['warning', 'Partial Synced'],
  FAILED: ['danger', 'Failed'],
  NOT_IN_SCOPE: ['neutral', 'Not in scope'],
}

/** How each user or group stands. */
export function SyncedList({ title, ruleId, kind }: Props) {
  const { data: synced = [], error } = useSynced(ruleId, kind)
  if (error !== null) return <p className={layout.muted}>{failureText(error)}</p>
  if (synced.length === 0) return null
  return (
    <section className={layout.stack} aria-label={title}>
      <h3>{title}</h3>
      {/* What scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={table.frame} tabIndex={0}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Status</th>
              <th scope="col">Details</th>
            </tr>
          </thead>
          <tbody>
            {synced.map(({ subject, status, details, targetId }) => (
              <tr key={subject.id}>
                <td>{subject.name}</td>
                <td>
                  <StatusBadge tone={states[status][0]}>{states[status][1]}</StatusBadge>
                </td>
                <td className={table.second} title={details ?? targetId}>
                  {details ?? targetId ?? ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
