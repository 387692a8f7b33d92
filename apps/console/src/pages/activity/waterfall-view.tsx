import type { Exchange, JournalEntry } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { formatCount } from '../../lib/format-count.ts'
import { AnswerBadge } from '../../entities/journal/answer-badge.tsx'
import {
  answerText,
  answerTone,
  isSuccessful,
  readablePath,
} from '../../entities/journal/exchange-text.ts'
import { formatDuration } from '../../lib/format-duration.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import layout from '../../ui/layout.module.css'
import styles from './waterfall.module.css'
import { type Bar, waterfallOf } from './waterfall.ts'

/** Of the axis; the text of a later tick would stick out. */
const lastTick = 0.86
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
      <ul aria-label="Colours" className={styles.legend}>
        {legend.map(([kind, words]) => (
          <li key={kind}>
            <span className={classNames(styles.bar, styles[kind])} aria-hidden="true" /> {words}
          </li>
        ))}
      </ul>
      <div className={styles.axis} aria-hidden="true">
        <span />
        <span className={styles.scale}>
          {ticks
            .filter((tick) => tick <= lastTick * length)
            .map((tick) => (
              <span
                key={tick}
                className={styles.tick}
                style={{ left: `${(100 * tick) / length}%` }}
              >
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
            Show {formatCount(Math.min(shownAtFirst, bars.length - shown))} more of{' '}
            {formatCount(bars.length)}
          </Button>
        </div>
      )}
    </div>
  )
}

const legend = [
  ['read', 'Reads'],
  ['write', 'Writes'],
  ['failed', 'Failed'],
  ['pause', 'Waits'],
] as const

interface WaterfallBarProps {
  readonly bar: Bar
  /** How long the axis is, in milliseconds. */
  readonly axis: number
  readonly isOpen: boolean
  readonly onOpen: (exchangeId: string) => void
}

/** One request, or one pause, on the axis of time. */
function WaterfallBar({ bar, axis, isOpen, onOpen }: WaterfallBarProps) {
  const place = {
    // The shortest bar is 3 px wide, at the end of the axis as well.
    left: `min(${(100 * bar.start) / axis}%, 100% - 3px)`,
    width: `${(100 * bar.length) / axis}%`,
  }
  const length = formatDuration(bar.length)
  const start = `From ${formatDuration(bar.start)}`
  if (bar.kind === 'wait')
    return (
      <div className={styles.row} title={`${start}. ${bar.summary}`}>
        <span className={styles.wait}>Wait before the next attempt</span>
        <span className={styles.track}>
          <span className={classNames(styles.bar, styles.pause)} style={place} />
        </span>
        <span className={styles.length}>{length}</span>
      </div>
    )
  const { exchange } = bar
  return (
    <button
      type="button"
      data-exchange={exchange.id}
      className={styles.row}
      title={`${start}. ${readablePath(exchange)}`}
      aria-current={isOpen || undefined}
      onClick={() => onOpen(exchange.id)}
    >
      <span className={styles.label}>
        <b>{exchange.request.method}</b> {purposeWords[exchange.purpose]}{' '}
        <span className={styles.who}>{exchange.subject?.name ?? readablePath(exchange)}</span>
      </span>
      <span className={styles.track}>
        <span className={classNames(styles.bar, styles[kindOf(exchange)])} style={place} />
      </span>
      <span className={styles.length}>
        <AnswerBadge tone={answerTone(exchange)}>{answerText(exchange)}</AnswerBadge> {length}
      </span>
    </button>
  )
}

function kindOf(exchange: Exchange): 'read' | 'write' | 'failed' {
  if (!isSuccessful(exchange)) return 'failed'
  return exchange.request.method === 'GET' ? 'read' : 'write'
}

const purposeWords: Readonly<Record<Exchange['purpose'], string>> = {
  lookup: 'look up',
  read: 'read',
  create: 'create',
  update: 'update',
  disable: 'disable',
  delete: 'delete',
  'add-members': 'add members to',
  'remove-members': 'remove members from',
  token: 'token for',
  test: 'test',
  check: 'check before',
  probe: 'probe',
}
