import type { JournalEntryOf } from '@pingone-sandbox/pingone/contract'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { ConditionList } from '../scope/condition-list.tsx'
import styles from './trail-details.module.css'

interface Props {
  readonly decision: JournalEntryOf<'decision'>
}

/** Whether a subject is in scope, why, and what was decided to do. */
export function DecisionView({ decision }: Props) {
  return (
    <section aria-label="Decision">
      <h2 className={styles.title}>Decision under {decision.rule.name}</h2>
      <p className={styles.line}>
        {decision.inScope ? (
          <StatusBadge tone="success">In scope</StatusBadge>
        ) : (
          <StatusBadge tone="inactive">Out of scope</StatusBadge>
        )}
        {decision.summary}
      </p>
      <ConditionList conditions={decision.conditions} />
      {decision.steps.length > 0 && (
        <p className={styles.line}>
          Steps: <code>{decision.steps.join(' → ')}</code>
        </p>
      )}
    </section>
  )
}
