import type { JournalEntry } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { WaterfallBar } from './waterfall-bar.tsx'
import { waterfallOf } from './waterfall.ts'
import styles from './waterfall.module.css'
import { formatDuration } from '../../lib/format-duration.ts'

/** A full sync sends thousands. */
const shownAtFirst = 200

interface Props {
  readonly entries: readonly JournalEntry[]
  readonly openExchangeId: string | undefined
  readonly onOpenExchange: (id: string) => void
}

/** When each request was under way, and when the sync waited. */
export function WaterfallView({ entries, openExchangeId, onOpenExchange }: Props) {
  const [shown, setShown] = useState(shownAtFirst)
  const { bars, length, ticks } = waterfallOf(entries)
  if (bars.length === 0) return <p className={layout.muted}>Nothing was sent.</p>
  return (
    <div className={styles.waterfall}>
      <div className={styles.axis} aria-hidden="true">
        <span />
        <span className={styles.scale}>
          {ticks.map((tick) => (
            <span key={tick} className={styles.tick} style={{ left: `${(100 * tick) / length}%` }}>
              {formatDuration(tick)}
            </span>
          ))}
        </span>
      </div>
      <ol aria-label="Requests over time" className={styles.bars}>
        {bars.slice(0, shown).map((bar) => (
          <li key={bar.key}>
            <WaterfallBar
              bar={bar}
              axis={length}
              isOpen={bar.key === openExchangeId}
              onOpen={onOpenExchange}
            />
          </li>
        ))}
      </ol>
      {bars.length > shown && (
        <div>
          <Button size="small" variant="quiet" onPress={() => setShown(shown + shownAtFirst)}>
            Show {Math.min(shownAtFirst, bars.length - shown)} more of {bars.length}
          </Button>
        </div>
      )}
    </div>
  )
}
