import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { formatInstant } from '../../lib/format-time.ts'
import { DefinitionList } from '../../ui/definition-list.tsx'
import styles from './exchange-pane.module.css'
import type { RecordedExchange } from './exchange-queries.ts'

interface Props {
  readonly exchange: RecordedExchange
  readonly onOpen: (exchangeId: string) => void
}

/** Which user or group the request concerned, by which rule and connection it was sent, and when. */
export function ExchangeFacts({ exchange, onOpen }: Props) {
  const paths = usePaths()
  const { subject, rule, connection, at, replayOf } = exchange
  return (
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
        ...(replayOf !== undefined && {
          'Replay of': (
            <button type="button" className={styles.link} onClick={() => onOpen(replayOf)}>
              the recorded request
            </button>
          ),
        }),
      }}
    />
  )
}
