import { Link } from 'react-router'
import { useQuirks } from '../../entities/behaviour/behaviour-queries.ts'
import { EvidenceBadge } from '../../entities/behaviour/evidence-badge.tsx'
import type { LedgerQuirk } from '../../entities/behaviour/quirk-filter.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { ConditionList } from '../../entities/scope/condition-list.tsx'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './exchange-pane.module.css'
import type { RecordedExchange } from './exchange-queries.ts'
import { explainFilter } from './filter-explanation.ts'
import { retryBefore, useTrail } from './use-trail.ts'

interface Props {
  readonly exchange: RecordedExchange
}

/** Why the request was sent as it was: the decision, the filter, and the behaviours that were applied. */
export function ExchangeReasons({ exchange }: Props) {
  const ledger = useQuirks().data?.quirks
  const { quirks, request } = exchange
  const filter = explainFilter(request.url)
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
      <section aria-label="Behaviours" className={styles.stack}>
        <h4 className={styles.label}>Behaviours applied</h4>
        {quirks.length === 0 && (
          <p className={layout.muted}>Nothing beyond what RFC 7644 asks for.</p>
        )}
        {quirks.length > 0 && ledger === undefined && <Loading />}
        <ul className={styles.stack}>
          {(ledger ?? [])
            .filter(({ id }) => quirks.includes(id))
            .map((quirk) => (
              <Behaviour key={quirk.id} quirk={quirk} />
            ))}
        </ul>
      </section>
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

/** A behaviour in short, with the way to its record. */
function Behaviour({ quirk: { id, title, evidence } }: { readonly quirk: LedgerQuirk }) {
  const paths = usePaths()
  return (
    <li className={styles.behaviour}>
      <Link to={`${paths.behaviour}#${id}`}>
        <MarkedText>{title}</MarkedText>
      </Link>
      <span className={styles.evidence}>
        <code>{id}</code> <EvidenceBadge evidence={evidence} />
      </span>
    </li>
  )
}
