import type { CheckRecord, CheckReport } from '@pingone-sandbox/contract'
import { shareDone, verdictLooks } from '../../entities/check/check-words.ts'
import { counted } from '../../lib/format-count.ts'
import { Notice } from '../../ui/notice.tsx'
import styles from './check.module.css'
import { ReadingList } from './reading-list.tsx'

interface Props {
  readonly check: CheckRecord
}

/** The progress of a check that runs, or its verdict in one sentence. */
export function CheckResult({ check }: Props) {
  const { status, report, error } = check
  if (status === 'running') return <CheckProgress check={check} />
  if (report !== undefined) return <ReportVerdict report={report} />
  if (status === 'stopped')
    return (
      <Notice tone="info" title="The check was stopped.">
        <p>{error === undefined ? 'What it had made was removed.' : error.message}</p>
      </Notice>
    )
  return (
    <Notice tone="danger" title={error?.message ?? 'The endpoint could not be checked.'}>
      {error?.hint !== undefined && <p>{error.hint}</p>}
    </Notice>
  )
}

function CheckProgress({ check }: Props) {
  const { progress, isStopping } = check
  const { readings = 1, readingNumber = 1, reading = '', done = 0, total = 0 } = progress ?? {}
  return (
    <div className={styles.progress}>
      <progress
        aria-label="Progress of the check"
        max={1}
        value={shareDone(check)}
        className={styles.bar}
      />
      <p className={styles.doing}>
        <span aria-live="polite">
          {isStopping ? 'Stops, and removes what it has made' : (progress?.doing ?? 'Starts')}
        </span>
        <span className={styles.quiet}>
          {readings > 1 && `reading ${readingNumber} of ${readings} (${reading}) · `}
          {total > 0 && `${done} of ${counted(total, 'check')}`}
        </span>
      </p>
    </div>
  )
}

function ReportVerdict({ report }: { readonly report: CheckReport }) {
  const { summary, verdict, left, readings } = report
  const [tone] = verdictLooks[verdict]
  return (
    <>
      <Notice
        tone={tone === 'danger' || tone === 'warning' || tone === 'success' ? tone : 'info'}
        title={summary}
        isAnnounced={false}
      />
      {left.length > 0 && (
        <Notice tone="warning" title={`${counted(left.length, 'resource')} could not be removed.`}>
          <ul>
            {left.map(({ type, id, name, reason }) => (
              <li key={`${type} ${id}`}>
                {type} <code>{name === '' ? id : name}</code>: {reason}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {readings.length > 1 && <ReadingList readings={readings} />}
    </>
  )
}
