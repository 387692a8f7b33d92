import type { JournalEntryOf } from '@pingone-sandbox/pingone/contract'
import { StatusBadge } from '../../ui/status-badge.tsx'
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
      <ul className={styles.conditions}>
        {decision.conditions.map((condition) => (
          <li key={condition.expression} className={styles.condition}>
            <StatusBadge tone={condition.holds ? 'success' : 'danger'}>
              {condition.holds ? 'holds' : 'does not hold'}
            </StatusBadge>
            <code>{condition.expression}</code>
            <span className={styles.seen}>
              seen:{' '}
              {condition.seen.length === 0 ? 'nothing' : condition.seen.map(seenText).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {decision.steps.length > 0 && (
        <p className={styles.line}>
          Steps: <code>{decision.steps.join(' → ')}</code>
        </p>
      )}
    </section>
  )
}

/** A group or a population is known by its name; any other value by how it is written. */
function seenText(value: unknown): string {
  const isNamed = typeof value === 'object' && value !== null && 'name' in value
  return isNamed ? String(value.name) : JSON.stringify(value)
}
