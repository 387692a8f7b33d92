import { Hourglass, Zap } from 'lucide-react'
import { ExchangeButton } from './exchange-button.tsx'
import styles from './step-list.module.css'
import type { TrailStep } from '../../entities/journal/trails.ts'
import { formatDuration } from '../../lib/format-duration.ts'

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
