import type { Exchange } from '@pingone-sandbox/contract'
import { classNames } from '../../ui/class-names.ts'
import styles from './exchange-button.module.css'
import { answerText, isSuccessful, readablePath } from '../../entities/journal/exchange-text.ts'
import { formatDuration } from '../../lib/format-duration.ts'

interface Props {
  readonly exchange: Exchange
  readonly isOpen: boolean
  readonly onOpen: (id: string) => void
}

/** One request with its answer in a line; it opens in the inspector. */
export function ExchangeButton({ exchange, isOpen, onOpen }: Props) {
  const { id, request, durationMs, attempt, fault, replayOf } = exchange
  return (
    <button
      type="button"
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
      <span className={classNames(styles.status, !isSuccessful(exchange) && styles.failed)}>
        {answerText(exchange)}
      </span>
    </button>
  )
}
