import { DecisionView } from './decision-view.tsx'
import { ExchangeRow } from './exchange-row.tsx'
import { OutcomeBadge } from './outcome-badge.tsx'
import type { SubjectTrail } from './timeline.ts'
import styles from './trail-details.module.css'

interface Props {
  readonly trail: SubjectTrail
}

/** Decision, requests and outcome of one subject under one rule. */
export function TrailDetails({ trail: { decision, exchanges, outcome, ruleName } }: Props) {
  return (
    <div className={styles.trail}>
      {decision !== undefined && <DecisionView decision={decision} />}
      {exchanges.length > 0 && (
        <section aria-label="Requests">
          <h2 className={styles.title}>Requests</h2>
          {exchanges.map((exchange) => (
            <ExchangeRow key={exchange.id} exchange={exchange} />
          ))}
        </section>
      )}
      {outcome !== undefined && (
        <section aria-label="Outcome">
          <h2 className={styles.title}>
            Outcome{ruleName === undefined ? '' : ` under ${ruleName}`}
          </h2>
          <p className={styles.line}>
            <OutcomeBadge status={outcome.status} /> {outcome.summary}
          </p>
          {outcome.targetId !== undefined && (
            <p className={styles.line}>
              Id at the target: <code>{outcome.targetId}</code>
            </p>
          )}
        </section>
      )}
    </div>
  )
}
