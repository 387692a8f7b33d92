import { ConditionList } from '../../entities/scope/condition-list.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { AppliedBehaviours } from './applied-behaviours.tsx'
import styles from './exchange-pane.module.css'
import type { RecordedExchange } from './exchange-queries.ts'
import { explainFilter } from './filter-explanation.ts'
import { retryBefore, useTrail } from './use-trail.ts'

interface Props {
  readonly exchange: RecordedExchange
}

/** Why the request was sent as it was: the decision, the filter, and the behaviours that were applied. */
export function ExchangeReasons({ exchange }: Props) {
  const filter = explainFilter(exchange.request.url)
  return (
    <section aria-label="Why this request" className={styles.stack}>
      <h3>Why this request</h3>
      <Decision exchange={exchange} />
      {filter !== undefined && (
        <section aria-label="Filter" className={styles.stack}>
          <h4 className={styles.label}>Filter</h4>
          <p>
            <code>{filter.text}</code>
          </p>
          {filter.notes.map((note) => (
            <p key={note} className={layout.muted}>
              {note}
            </p>
          ))}
        </section>
      )}
      <AppliedBehaviours ids={exchange.quirks} />
    </section>
  )
}

/** The rule's decision, and the failure before a retry. */
function Decision({ exchange }: Props) {
  const { change, trail } = useTrail(exchange)
  const decision = trail?.decision
  const repeated = trail && retryBefore(trail, exchange.id)
  if (change === undefined) return <p>{exchange.summary}</p>
  return (
    <>
      <p>{change.summary}</p>
      {decision !== undefined && (
        <>
          <p>
            {decision.inScope ? 'In scope of' : 'Out of scope of'} <b>{decision.rule.name}</b>.{' '}
            {decision.summary}
          </p>
          <ConditionList conditions={decision.conditions} />
        </>
      )}
      {repeated !== undefined && <Notice tone="warning">{repeated}</Notice>}
    </>
  )
}
