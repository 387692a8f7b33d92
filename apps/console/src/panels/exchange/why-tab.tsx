import { Link } from 'react-router'
import { useQuirks } from '../../entities/behaviour/behaviour-queries.ts'
import { QuirkRecord } from '../../entities/behaviour/quirk-record.tsx'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useChange } from '../../entities/journal/change-queries.ts'
import { type Trail, trailsOf } from '../../entities/journal/trails.ts'
import { ConditionList } from '../../entities/scope/condition-list.tsx'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './exchange-inspector.module.css'
import type { RecordedExchange } from './exchange-queries.ts'
import { explainFilter } from './filter-explanation.ts'

interface Props {
  readonly exchange: RecordedExchange
}

/** The cause of an exchange, and the behaviours that were applied. */
export function WhyTab({ exchange }: Props) {
  const paths = usePaths()
  const ledger = useQuirks().data?.quirks
  const { fault, changeId, quirks, request } = exchange
  const filter = explainFilter(request.url)
  return (
    <div className={styles.stack}>
      {fault !== undefined && (
        <Notice tone="warning" title={`Fault ${fault.id}`}>
          {fault.summary} <Link to={paths.faults}>Faults</Link>
        </Notice>
      )}
      {changeId !== undefined && <Reasons exchange={exchange} changeId={changeId} />}
      {filter !== undefined && (
        <section aria-label="Filter" className={styles.stack}>
          <h3>Filter</h3>
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
        <h3>Behaviours applied</h3>
        {quirks.length === 0 && (
          <p className={layout.muted}>Nothing beyond what RFC 7644 asks for.</p>
        )}
        {quirks.length > 0 && ledger === undefined && <Loading />}
        <ul>
          {(ledger ?? [])
            .filter(({ id }) => quirks.includes(id))
            .map((quirk) => (
              <QuirkRecord key={quirk.id} quirk={quirk} isInitiallyOpen={false} />
            ))}
        </ul>
      </section>
    </div>
  )
}

/** The rule's decision, and the failure before a retry. */
function Reasons({ exchange, changeId }: Props & { readonly changeId: string }) {
  const { record } = useChange(changeId)
  if (record === undefined) return <Loading />
  const trail = trailsOf(record.entries).find(({ steps }) =>
    steps.some((entry) => entry.type === 'exchange' && entry.exchange.id === exchange.id),
  )
  const decision = trail?.decision
  const repeated = trail && retryBefore(trail, exchange.id)
  return (
    <section aria-label="Reason" className={styles.stack}>
      <h3>Cause</h3>
      <p>{record.summary}</p>
      {decision !== undefined && (
        <>
          <p className={layout.muted}>
            {decision.rule.name}: {decision.inScope ? 'in scope' : 'out of scope'}.{' '}
            {decision.summary}
          </p>
          <ConditionList conditions={decision.conditions} />
        </>
      )}
      {repeated !== undefined && <Notice tone="warning">{repeated}</Notice>}
    </section>
  )
}

/** The reason of a retry; a lookup may lie between the pause and the attempt. */
function retryBefore({ steps }: Trail, exchangeId: string): string | undefined {
  const index = steps.findIndex(
    (entry) => entry.type === 'exchange' && entry.exchange.id === exchangeId,
  )
  const entry = steps[index]
  const attempt = entry?.type === 'exchange' ? entry.exchange.attempt : 1
  const pause = steps
    .slice(0, Math.max(0, index))
    .findLast((each) => each.type === 'retry' && each.attempt === attempt - 1)
  return pause?.type === 'retry' ? pause.summary : undefined
}
