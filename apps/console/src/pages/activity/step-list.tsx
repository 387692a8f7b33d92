import type { Exchange } from '@pingone-sandbox/contract'
import { Hourglass, Zap } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { AnswerBadge } from '../../entities/journal/answer-badge.tsx'
import { answerText, answerTone, readablePath } from '../../entities/journal/exchange-text.ts'
import type { TrailStep } from '../../entities/journal/trails.ts'
import { formatDuration } from '../../lib/format-duration.ts'
import styles from './step-list.module.css'

interface Props {
  readonly label: string
  readonly steps: readonly TrailStep[]
  readonly openExchangeId: string | undefined
  readonly onOpenExchange: (id: string) => void
}

/** Requests in the order of time, with the pauses between their attempts. */
export function StepList({ label, steps, openExchangeId, onOpenExchange }: Props) {
  return (
    <ol aria-label={label} className={styles.list}>
      {steps.map((entry) => (
        <li key={entry.seq}>
          {entry.type === 'exchange' && (
            <ExchangeButton
              exchange={entry.exchange}
              isOpen={entry.exchange.id === openExchangeId}
              onOpen={onOpenExchange}
            />
          )}
          {entry.type === 'retry' && (
            <p className={styles.between}>
              <Hourglass size={13} aria-hidden="true" />
              Waited {formatDuration(entry.waitMs)}. {entry.summary}
            </p>
          )}
          {entry.type === 'circuit' && (
            <p className={styles.between}>
              <Zap size={13} aria-hidden="true" />
              {entry.connection.name}: {entry.summary}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

interface ExchangeButtonProps {
  readonly exchange: Exchange
  readonly isOpen: boolean
  readonly onOpen: (id: string) => void
}

/** One request with its answer in a line; it opens in the inspector. */
function ExchangeButton({ exchange, isOpen, onOpen }: ExchangeButtonProps) {
  const { id, request, durationMs, attempt, fault, replayOf } = exchange
  const button = useRef<HTMLButtonElement>(null)
  // What the other pane went on to is in sight here.
  useEffect(() => {
    if (isOpen) button.current?.scrollIntoView?.({ block: 'nearest' })
  }, [isOpen])
  return (
    <button
      ref={button}
      type="button"
      data-exchange={id}
      className={styles.line}
      aria-current={isOpen || undefined}
      onClick={() => onOpen(id)}
    >
      <span className={styles.method}>{request.method}</span>
      <span className={styles.url}>{readablePath(exchange)}</span>
      {replayOf !== undefined && <span className={styles.mark}>replay</span>}
      {fault !== undefined && <span className={styles.mark}>fault</span>}
      {attempt > 1 && <span className={styles.note}>attempt {attempt}</span>}
      <span className={styles.note}>{formatDuration(durationMs)}</span>
      <AnswerBadge tone={answerTone(exchange)}>{answerText(exchange)}</AnswerBadge>
    </button>
  )
}
