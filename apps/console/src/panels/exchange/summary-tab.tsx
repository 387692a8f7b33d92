import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { isSuccessful } from '../../entities/journal/exchange-text.ts'
import { formatDuration } from '../../lib/format-duration.ts'
import { formatInstant } from '../../lib/format-time.ts'
import { DefinitionList } from '../../ui/definition-list.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './exchange-inspector.module.css'
import type { RecordedExchange } from './exchange-queries.ts'
import { summaryOf } from './exchange-summary.ts'

interface Props {
  readonly exchange: RecordedExchange
  readonly onOpen: (exchangeId: string) => void
}

/** The summary of an exchange. */
export function SummaryTab({ exchange, onOpen }: Props) {
  const paths = usePaths()
  const { subject, rule, connection, attempt, at, durationMs, replayOf, fault } = exchange
  return (
    <div className={styles.stack}>
      <Notice tone={isSuccessful(exchange) ? 'success' : 'warning'}>
        {summaryOf(exchange).join(' ')}
      </Notice>
      {fault !== undefined && (
        <Notice tone="warning" title="A fault affected this request">
          {fault.summary}
        </Notice>
      )}
      <DefinitionList
        entries={{
          ...(subject && { Subject: `${subject.name} (${subject.type})` }),
          ...(rule && { Rule: <Link to={paths.rule(rule.id)}>{rule.name}</Link> }),
          Connection:
            connection.id === undefined ? (
              connection.name
            ) : (
              <Link to={paths.connection(connection.id)}>{connection.name}</Link>
            ),
          Sent: formatInstant(at),
          Took: formatDuration(durationMs),
          Attempt: String(attempt),
          ...(replayOf !== undefined && {
            'Replay of': (
              <button type="button" className={styles.link} onClick={() => onOpen(replayOf)}>
                the recorded request
              </button>
            ),
          }),
        }}
      />
    </div>
  )
}
