import type { CheckRecord } from '@pingone-sandbox/contract'
import { RotateCw, Square } from 'lucide-react'
import { Link, useNavigate } from 'react-router'
import { useStartCheck, useStopCheck } from '../../entities/check/check-queries.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { counted } from '../../lib/format-count.ts'
import { formatDuration } from '../../lib/format-duration.ts'
import { formatInstant } from '../../lib/format-time.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './check.module.css'
import { ExportMenu } from './export-menu.tsx'

interface Props {
  readonly check: CheckRecord
}

/** What is checked and how, and what can be done with the check. */
export function CheckHeader({ check }: Props) {
  const paths = usePaths()
  const toast = useToast()
  const navigate = useNavigate()
  const stop = useStopCheck()
  const { endpoint, connection, profile, startedAt, status, report, isStopping } = check
  const isRunning = status === 'running'
  const again = useStartCheck()
  const fail = (error: Error) => toast('danger', failureText(error))
  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        <h1>
          <span className={styles.kind}>Check of </span>
          {endpoint}
        </h1>
        <p className={styles.facts}>
          {connection !== undefined && (
            <span>
              Connection <Link to={paths.connection(connection.id)}>{connection.name}</Link>
            </span>
          )}
          <span>
            profile <Link to={paths.behaviour}>{profile}</Link>
          </span>
          <time dateTime={startedAt}>{formatInstant(startedAt)}</time>
          {report !== undefined && (
            <>
              <span>{formatDuration(report.durationMs)}</span>
              <span>{counted(report.requests, 'request')}</span>
            </>
          )}
        </p>
      </div>
      <div className={styles.actions}>
        {isRunning ? (
          <Button
            icon={<Square size={14} aria-hidden="true" />}
            aria-disabled={isStopping || stop.isPending || undefined}
            onPress={() => isStopping || stop.mutate(check, { onError: fail })}
          >
            {isStopping ? 'Stopping…' : 'Stop'}
          </Button>
        ) : (
          <>
            {report !== undefined && <ExportMenu id={check.id} />}
            <Button
              icon={<RotateCw size={14} aria-hidden="true" />}
              aria-disabled={again.isPending || undefined}
              onPress={() =>
                again.isPending ||
                again.mutate(
                  { repeat: check.id },
                  { onSuccess: ({ id }) => void navigate(paths.checkOf(id)), onError: fail },
                )
              }
            >
              Check again
            </Button>
          </>
        )}
      </div>
    </header>
  )
}
