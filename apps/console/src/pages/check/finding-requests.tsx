import type { CheckExchange, CheckFinding, CheckReport } from '@pingone-sandbox/contract'
import { AnswerBadge } from '../../entities/journal/answer-badge.tsx'
import { answerText, answerTone, readablePath } from '../../entities/journal/exchange-text.ts'
import { formatDuration } from '../../lib/format-duration.ts'
import { AppliedBehaviours } from '../../panels/exchange/applied-behaviours.tsx'
import { RequestMessage, ResponseMessage } from '../../panels/exchange/exchange-messages.tsx'
import styles from './finding-pane.module.css'
import { exchangesOf } from './findings.ts'

interface Props {
  readonly finding: CheckFinding
  /** Absent while the check runs. */
  readonly report: CheckReport | undefined
  /** The exchange that the address names; otherwise the decisive one is open. */
  readonly exchangeId: string | undefined
  readonly onExchange: (findingId: string, exchangeId: string) => void
}

/** The requests that show a finding, above the one that is open. */
export function FindingRequests({ finding, report, exchangeId, onExchange }: Props) {
  if (finding.exchanges.length === 0) return null
  const exchanges = exchangesOf(finding, report)
  const decisive = exchanges.find(({ id }) => id === finding.exchanges[0])
  const open = exchanges.find(({ id }) => id === exchangeId) ?? decisive
  return (
    <section className={styles.requests} aria-labelledby="finding-requests">
      <h3 id="finding-requests" className={styles.label}>
        Requests
      </h3>
      {report === undefined && (
        <p className={styles.quiet}>They are shown once the check has ended.</p>
      )}
      <ol className={styles.list}>
        {exchanges.map((exchange) => (
          <li key={exchange.id}>
            <RequestButton
              exchange={exchange}
              isOpen={exchange === open}
              onOpen={() => onExchange(finding.id, exchange.id)}
            />
          </li>
        ))}
      </ol>
      {open !== undefined && <OpenExchange key={open.id} exchange={open} />}
    </section>
  )
}

interface ButtonProps {
  readonly exchange: CheckExchange
  readonly isOpen: boolean
  readonly onOpen: () => void
}

/** One request with its answer in a line. */
function RequestButton({ exchange, isOpen, onOpen }: ButtonProps) {
  const { request, durationMs, sender, attempt } = exchange
  return (
    <button
      type="button"
      aria-current={isOpen || undefined}
      className={styles.line}
      title={request.url}
      onClick={onOpen}
    >
      <span className={styles.method}>{request.method}</span>
      <span className={styles.url}>{shortPath(exchange)}</span>
      <span className={styles.note}>
        {sender === 'check' ? 'by the check' : attempt > 1 && `attempt ${attempt}`}
      </span>
      <AnswerBadge tone={answerTone(exchange)}>{answerText(exchange)}</AnswerBadge>
      <span className={styles.duration}>{formatDuration(durationMs)}</span>
    </button>
  )
}

/** The path from the resource on: every request to an endpoint begins with the same. */
const shortPath = (exchange: CheckExchange): string =>
  readablePath(exchange).replace(
    /^.*?(?=\/(?:Users|Groups|ServiceProviderConfig|Schemas|ResourceTypes)\b)/,
    '',
  )

/** Why a request was sent, and what went over the wire. */
function OpenExchange({ exchange }: { readonly exchange: CheckExchange }) {
  const { sender, summary, quirks } = exchange
  return (
    <div className={styles.exchange}>
      <p>
        {sender === 'check' && 'The check sends it, and not PingOne: '}
        {summary}
      </p>
      <RequestMessage exchange={exchange} />
      <ResponseMessage exchange={exchange} />
      {sender === 'pingone' && <AppliedBehaviours ids={quirks} />}
    </div>
  )
}
