import { formatClock } from '../../lib/format-time.ts'
import { Expander } from '../../ui/expander.tsx'
import layout from '../../ui/layout.module.css'
import { ExchangeRow } from './exchange-row.tsx'
import { OutcomeBadge } from './outcome-badge.tsx'
import { TrailDetails } from './trail-details.tsx'
import { TrailList } from './trail-list.tsx'
import type { TimelineItem } from './timeline.ts'
import styles from './timeline.module.css'

interface Props {
  readonly item: TimelineItem
}

/** One change; it opens to what followed from it. */
export function TimelineRow({ item }: Props) {
  const isSingle = item.trails.length === 1
  return (
    <li className={styles.row}>
      <Expander
        summary={
          <>
            <time className={styles.time} dateTime={item.at}>
              {formatClock(item.at)}
            </time>
            <span className={styles.subject}>{item.subject}</span>
            <span className={styles.summary}>{item.summary}</span>
            {item.trails.length > 1 && (
              <span className={styles.time}>{item.trails.length} subjects</span>
            )}
            <OutcomeBadge status={item.status} />
          </>
        }
      >
        {() => (
          <div className={styles.details}>
            <span className={styles.action}>{item.action}</span>
            {item.exchanges.map((exchange) => (
              <ExchangeRow key={exchange.id} exchange={exchange} />
            ))}
            {isSingle && item.trails.map((trail) => <TrailDetails key={trail.key} trail={trail} />)}
            {!isSingle && <TrailList trails={item.trails} />}
            {item.trails.length === 0 && item.exchanges.length === 0 && (
              <p className={layout.muted}>No rule concerns this change, so nothing was sent.</p>
            )}
          </div>
        )}
      </Expander>
    </li>
  )
}
