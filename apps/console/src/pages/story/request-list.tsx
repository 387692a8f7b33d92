import type { Culprit, ExchangeBrief } from '@pingone-sandbox/contract'
import { AlertTriangle, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { AnswerBadge } from '../../entities/journal/answer-badge.tsx'
import { formatDuration } from '../../lib/format-duration.ts'
import { classNames } from '../../ui/class-names.ts'
import { attemptsOf, requestRows } from './request-groups.ts'
import { answerTone, answerWords, shortPath } from './request-words.ts'
import styles from './request-list.module.css'

interface Opening {
  readonly openId: string | undefined
  readonly onOpen: (exchangeId: string) => void
}

interface Props extends Opening {
  readonly label: string
  /** Oldest first. */
  readonly exchanges: readonly ExchangeBrief[]
  readonly culprit?: Culprit | undefined
}

/** Requests in the order of time; the attempts before the last one of a request are one line. */
export function RequestList({ label, exchanges, culprit, ...opening }: Props) {
  return (
    <ol aria-label={label} className={styles.list}>
      {requestRows(exchanges).map((row) =>
        row.kind === 'exchange' ? (
          <li key={row.exchange.id}>
            <RequestButton exchange={row.exchange} culprit={culprit} {...opening} />
          </li>
        ) : (
          <li key={row.exchanges[0]?.id}>
            <EarlierAttempts exchanges={row.exchanges} culprit={culprit} {...opening} />
          </li>
        ),
      )}
    </ol>
  )
}

interface AttemptsProps extends Opening {
  readonly exchanges: readonly ExchangeBrief[]
  readonly culprit: Culprit | undefined
}

/** The attempts before the last one: a line that opens to each of them. */
function EarlierAttempts({ exchanges, ...props }: AttemptsProps) {
  const [isExpanded, setExpanded] = useState(false)
  const [first] = exchanges
  if (first === undefined) return null
  const isOpen = isExpanded || exchanges.some(({ id }) => id === props.openId)
  const attempts = attemptsOf(exchanges)
  const answers = [...new Set(attempts.map(answerWords))]
  return (
    <>
      <button
        type="button"
        data-request=""
        aria-expanded={isOpen}
        className={classNames(styles.line, styles.earlier)}
        onClick={() => setExpanded(!isOpen)}
      >
        <span className={styles.method}>{first.method}</span>
        <span className={styles.path}>
          <span className={styles.url}>{shortPath(first.url)}</span>
          <span className={styles.note}>
            attempts {first.attempt}–{attempts.at(-1)?.attempt}
          </span>
          <ChevronRight size={13} aria-hidden="true" className={styles.chevron} />
        </span>
        <AnswerBadge tone={answerTone(first)}>{answers.join(', ')}</AnswerBadge>
        <span className={styles.duration}>{attempts.length}×</span>
      </button>
      {isOpen && (
        <ol aria-label="Earlier attempts" className={styles.list}>
          {exchanges.map((exchange) => (
            <li key={exchange.id}>
              <RequestButton exchange={exchange} {...props} />
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

interface ButtonProps extends Opening {
  readonly exchange: ExchangeBrief
  readonly culprit: Culprit | undefined
}

/** One request with its answer in a line. One that succeeded and yet caused the failure says so. */
function RequestButton({ exchange, culprit, openId, onOpen }: ButtonProps) {
  const { id, method, url, attempt, durationMs, fault, replayOf, misbehaviours = [] } = exchange
  const isCulprit = culprit?.exchangeId === id && culprit.succeeded
  return (
    <button
      type="button"
      data-request={id}
      aria-current={id === openId || undefined}
      className={classNames(styles.line, isCulprit && styles.culprit)}
      title={url}
      onClick={() => onOpen(id)}
    >
      <span className={styles.method}>{method}</span>
      <span className={styles.path}>
        <span className={styles.url}>{shortPath(url)}</span>
        {attempt > 1 && <span className={styles.note}>attempt {attempt}</span>}
      </span>
      <AnswerBadge tone={isCulprit ? 'warning' : answerTone(exchange)}>
        {answerWords(exchange)}
      </AnswerBadge>
      <span className={styles.duration}>{formatDuration(durationMs)}</span>
      {(replayOf ?? fault) !== undefined || misbehaviours.length > 0 ? (
        <span className={styles.chips}>
          {replayOf !== undefined && <span className={styles.chip}>Sent again</span>}
          {fault !== undefined && <span className={styles.chip}>Fault {fault.id}</span>}
          {misbehaviours.map((each) => (
            <span key={each} className={styles.chip}>
              Misbehaviour {each}
            </span>
          ))}
        </span>
      ) : null}
      {isCulprit && (
        <span className={styles.cause}>
          <AlertTriangle size={13} aria-hidden="true" />
          {culprit.title}
        </span>
      )}
    </button>
  )
}
