import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { lazyCode } from '../../../lib/patient-code.ts'
import { formatCount } from '../../../lib/format-count.ts'
import { usePaths } from '../../../entities/environment/environment-paths.ts'
import { useActivatePlan, useResync } from '../../../entities/rule/rule-changes.ts'
import type { RuleWithStatus } from '../../../entities/rule/rule-queries.ts'
import { SyncState } from '../../../entities/rule/sync-state.tsx'
import { answer } from '../../../lib/answer.ts'
import { control } from '../../../lib/control-client.ts'
import { formatInstant } from '../../../lib/format-time.ts'
import { failureText } from '../../../lib/platform-error.ts'
import { useToast } from '../../../patterns/toast/toast.tsx'
import { Button } from '../../../ui/button.tsx'
import layout from '../../../ui/layout.module.css'
import { Notice } from '../../../ui/notice.tsx'
import { OutcomesOverTime } from './outcomes-over-time.tsx'
import { SyncProgress } from './sync-progress.tsx'
import styles from './sync-status-tab.module.css'

// At the end of the page, which does not wait for it.
const SyncedList = lazyCode(async () => (await import('./synced-list.tsx')).SyncedList)

// With the texts of the catalogue, which a rule without failures and remarks does not need.
const FailureGroups = lazyCode(async () => (await import('./finding-list.tsx')).FailureGroups)
const RemarkGroups = lazyCode(async () => (await import('./finding-list.tsx')).RemarkGroups)

interface Props {
  readonly rule: RuleWithStatus
}

/** PingOne's sync status panel, with the list of users that PingOne spreads over their profiles. */
export function SyncStatusTab({ rule }: Props) {
  const resync = useResync()
  const toast = useToast()
  const paths = usePaths()
  const [window, setWindow] = useState('60m')
  const { data: details, error } = useRuleStatus(rule, window)
  const status = rule.syncStatus

  if (!rule.active && status === undefined)
    return <Notice tone="info">Enable the rule to see its sync status.</Notice>

  return (
    <div className={layout.stack}>
      <div className={layout.spread}>
        <div className={layout.row}>
          <SyncState rule={rule} />
          <span className={layout.muted}>Last sync {formatInstant(status?.lastSyncAt)}</span>
        </div>
        <Button
          icon={<RefreshCw size={16} />}
          isDisabled={resync.isPending || !rule.active}
          onPress={() =>
            resync.mutate(rule.id, {
              onSuccess: () =>
                toast('info', 'The full resync has started.', {
                  label: 'Activity',
                  to: paths.activity,
                }),
              onError: (error) => toast('danger', failureText(error)),
            })
          }
        >
          Full Resync
        </Button>
      </div>
      {rule.inactivePlan !== undefined && <InactivePlan plan={rule.inactivePlan} />}
      {details?.progress !== undefined && <SyncProgress progress={details.progress} />}
      {details?.paused !== undefined && (
        <Notice tone="danger" title="Provisioning pauses">
          {details.paused.reason} {details.paused.remedy} Nothing is lost; provisioning continues by
          itself.
        </Notice>
      )}
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      {status?.details !== undefined && <Notice tone="warning">{status.details}</Notice>}
      <SyncSummary
        title="User Sync Summary"
        counters={[
          ['Impacted', status?.userTotal],
          ['Success', status?.successCount],
          ['Unsynced', status?.unsyncedCount],
          ['Partial Synced', status?.partialCount],
          ['Failed', status?.failedCount, 'alarming'],
          ...failedToLeave(status),
        ]}
      />
      <SyncSummary
        title="Group Sync Summary"
        counters={[
          ['Impacted', status?.groupTotal],
          ['Success', status?.groupSuccessCount],
          ['Unsynced', status?.groupUnsyncedCount],
          ['Partial Synced', status?.groupPartialCount],
          ['Failed', status?.groupFailedCount, 'alarming'],
        ]}
      />
      {details !== undefined && (
        <>
          {details.failures.total > 0 && <FailureGroups rule={rule} failures={details.failures} />}
          {details.remarks.total > 0 && <RemarkGroups rule={rule} remarks={details.remarks} />}
          <OutcomesOverTime
            outcomes={details.outcomes}
            window={window}
            onWindowChange={setWindow}
          />
        </>
      )}
      <SyncedList title="Users" ruleId={rule.id} type="user" />
      <SyncedList title="Groups" ruleId={rule.id} type="group" />
      <p className={layout.muted}>
        Every decision and request is in <Link to={paths.activity}>Activity</Link>.
      </p>
    </div>
  )
}

/** PingOne counts failed deprovisioning separately; hidden while it is 0. */
const failedToLeave = (status: RuleWithStatus['syncStatus']): readonly Counter[] =>
  status === undefined || status.failedDeprovisionCount === 0
    ? []
    : [['Failed to deprovision', status.failedDeprovisionCount, 'alarming']]

/** `alarming`: any count above 0 is. */
type Counter = readonly [label: string, count: number | undefined, tone?: 'alarming']

interface SyncSummaryProps {
  readonly title: string
  readonly counters: readonly Counter[]
}

/** The counters of a sync. */
function SyncSummary({ title, counters }: SyncSummaryProps) {
  return (
    <section className={styles.summary} aria-label={title}>
      <h3>{title}</h3>
      <dl className={styles.counters}>
        {counters.map(([label, count = 0, tone]) => (
          <div key={label} data-alarming={(tone === 'alarming' && count > 0) || undefined}>
            <dt>{label}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

interface InactivePlanProps {
  readonly plan: NonNullable<RuleWithStatus['inactivePlan']>
}

/** Tells that the inactive plan stops the rule, with a button to activate it. */
function InactivePlan({ plan }: InactivePlanProps) {
  const activate = useActivatePlan()
  const toast = useToast()
  return (
    <Notice tone="warning" title="The plan is inactive">
      <p>
        The plan {plan.name} was made inactive through the API, so none of its rules provisions
        until it is active.
      </p>
      <Button
        isDisabled={activate.isPending}
        onPress={() =>
          activate.mutate(plan.id, {
            onError: (error) => toast('danger', failureText(error)),
          })
        }
      >
        Activate the plan
      </Button>
    </Notice>
  )
}

/** Milliseconds between polls during a sync. */
const everyMs = 1000

/** The detailed status of a rule; read again with each sync, and polled during a long one. */
function useRuleStatus({ id, syncStatus }: RuleWithStatus, window: string) {
  const { syncState, lastSyncAt } = syncStatus ?? {}
  return useQuery({
    queryKey: ['rule-status', id, window, syncState, lastSyncAt],
    queryFn: () => control(`/rules/${id}/status?window=${window}`, answer('ruleStatus')),
    placeholderData: keepPreviousData,
    refetchInterval: syncState === 'SYNCING' ? everyMs : false,
  })
}
