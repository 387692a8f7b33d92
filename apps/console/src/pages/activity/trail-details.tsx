import type { ChangeSummary } from '@pingone-sandbox/contract'
import { ConditionList } from '../../entities/scope/condition-list.tsx'
import styles from './change-details.module.css'
import { OutcomeBadge } from './outcome-badge.tsx'
import { RemarkList } from './remark-list.tsx'
import { StageTrack } from './stage-track.tsx'
import { stagesOf } from './stages.ts'
import { StepList } from './step-list.tsx'
import type { Trail } from '../../entities/journal/trails.ts'

interface Props {
  readonly change: ChangeSummary
  readonly trail: Trail
  readonly openExchangeId: string | undefined
  readonly onOpenExchange: (id: string) => void
}

/** The stages of one user or group under one rule, with conditions, requests and outcome. */
export function TrailDetails({ change, trail, ...opening }: Props) {
  const { decision, outcome, rule, steps } = trail
  return (
    <div className={styles.stack}>
      {/* A test or a replay is no part of a sync. */}
      {change.kind === 'change' && <StageTrack stages={stagesOf(change, trail)} />}
      {decision !== undefined && <ConditionList conditions={decision.conditions} />}
      {steps.length > 0 && <StepList label="Requests" steps={steps} {...opening} />}
      {outcome !== undefined && (
        <p className={styles.line}>
          <OutcomeBadge status={outcome.status} />
          {rule !== undefined && <span>under {rule.name}</span>}
          {outcome.targetId !== undefined && (
            <span>
              id at the target <code>{outcome.targetId}</code>
            </span>
          )}
        </p>
      )}
      {outcome?.remarks !== undefined && <RemarkList remarks={outcome.remarks} />}
    </div>
  )
}
