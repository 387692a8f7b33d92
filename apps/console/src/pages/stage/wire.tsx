import type { Culprit, Exchange, WaitingRequest } from '@pingone-sandbox/contract'
import { useEffect, useRef } from 'react'
import { isSuccessful } from '../../entities/journal/exchange-text.ts'
import type { StageTrail } from './stage-trail.ts'
import { answerLine, bodyLine, initialsOf, purposeWord, requestLine } from './stage-words.ts'
import styles from './wire.module.css'

/** More requests than these do not fit between the columns. */
const shownExchanges = 3

interface Props {
  readonly trail: StageTrail | undefined
  readonly pending: WaitingRequest | undefined
  readonly culprit: Culprit | undefined
  readonly progress: { readonly step: number; readonly of: number } | undefined
}

/** What goes over the wire: each request as a bubble at the left, its answer at the right. */
export function Wire({ trail, pending, culprit, progress }: Props) {
  const exchanges = trail?.exchanges ?? []
  const shown = exchanges.slice(pending === undefined ? -shownExchanges : 1 - shownExchanges)
  const skipped = exchanges.length - shown.length
  const section = useRef<HTMLElement>(null)
  const newest = pending?.summary ?? exchanges.at(-1)?.exchange.id
  // Where not all bubbles fit, the newest ones are shown.
  useEffect(() => {
    if (newest !== undefined) section.current?.scrollTo({ top: section.current.scrollHeight })
  }, [newest])
  return (
    // What scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={section} className={styles.wire} tabIndex={0} aria-label="Requests and answers">
      {trail !== undefined && progress !== undefined && (
        <div className={styles.way} aria-hidden="true">
          <span
            className={styles.traveller}
            data-failed={trail.outcome?.status === 'failed' || undefined}
            style={{ insetInlineStart: `${shareOf(progress)}%` }}
          >
            {initialsOf(trail.focus.subject.name)}
          </span>
        </div>
      )}
      <ol className={styles.bubbles}>
        {skipped > 0 && <li className={styles.skipped}>{skipped} requests before</li>}
        {shown.map(({ exchange }, index) => (
          <li key={exchange.id} className={styles.pair}>
            <Question
              number={skipped + index + 1}
              request={exchange.request}
              purpose={exchange.purpose}
              attempt={exchange.attempt}
            />
            <Answer exchange={exchange} isCulprit={culprit?.exchangeId === exchange.id} />
          </li>
        ))}
        {pending !== undefined && (
          <li className={styles.pair}>
            <Question
              number={exchanges.length + 1}
              request={pending.request}
              purpose={pending.purpose}
              attempt={pending.attempt}
              isPending
            />
            <p className={styles.answer} data-tone="none">
              not sent yet
            </p>
          </li>
        )}
      </ol>
    </section>
  )
}

const shareOf = ({ step, of }: { readonly step: number; readonly of: number }) =>
  of <= 1 ? 100 : Math.round(((step - 1) / (of - 1)) * 100)

interface QuestionProps {
  readonly number: number
  readonly request: Pick<Exchange['request'], 'method' | 'url' | 'body'>
  readonly purpose: Exchange['purpose']
  readonly attempt: number
  readonly isPending?: boolean
}

function Question({ number, request, purpose, attempt, isPending = false }: QuestionProps) {
  const body = bodyLine(request.body)
  return (
    <div className={styles.question} data-pending={isPending || undefined}>
      <span className={styles.label}>
        {number} · {purposeWord(purpose)}
        {attempt > 1 && `, attempt ${attempt}`}
      </span>
      <code className={styles.line}>{requestLine(request)}</code>
      {body !== undefined && <code className={styles.body}>{body}</code>}
    </div>
  )
}

interface AnswerProps {
  readonly exchange: Exchange
  /** It caused the failure, although it may have succeeded. */
  readonly isCulprit: boolean
}

function Answer({ exchange, isCulprit }: AnswerProps) {
  const tone = isSuccessful(exchange) ? (isCulprit ? 'warning' : 'success') : 'danger'
  return (
    <div className={styles.answer} data-tone={tone}>
      <code>{answerLine(exchange)}</code>
      {isCulprit && <span className={styles.label}>the cause</span>}
      {exchange.fault !== undefined && (
        <span className={styles.label}>Fault: {exchange.fault.summary}</span>
      )}
    </div>
  )
}
