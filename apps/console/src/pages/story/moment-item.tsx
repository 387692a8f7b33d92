import type { Moment, MomentRule } from '@pingone-sandbox/contract'
import { AlertTriangle } from 'lucide-react'
import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { OutcomeBadge } from '../../entities/journal/change-badge.tsx'
import { Reason } from '../../entities/scope/reason.tsx'
import { formatClock, formatInstant } from '../../lib/format-time.ts'
import { attemptsWords, momentWords, runStatus, runWords } from './moment-words.ts'
import { RequestList } from './request-list.tsx'
import styles from './story.module.css'

interface Props {
  readonly moment: Moment
  /** Whether the decision of a run is to be said: it differs from the one before. */
  readonly isNews: (run: MomentRule) => boolean
  readonly openId: string | undefined
  readonly onOpen: (exchangeId: string) => void
}

/** One change that concerned the user or group: what it came to, why, and each request. */
export function MomentItem({ moment, isNews, ...opening }: Props) {
  const paths = usePaths()
  const { changeId, at, rules, exchanges, finished } = moment
  const { headline, cause, status } = momentWords(moment)
  return (
    <li className={styles.moment} data-status={status}>
      <Link
        to={`${paths.activity}?change=${changeId}`}
        className={styles.time}
        title={`${formatInstant(at)}. Open the change in Activity`}
      >
        <time dateTime={at}>{formatClock(at)}</time>
      </Link>
      <span className={styles.dot} aria-hidden="true" />
      <div className={styles.what}>
        <p className={styles.first}>
          <span className={styles.words}>
            <strong>{headline}</strong>
            {cause !== '' && <span className={styles.cause}> · {cause}</span>}
          </span>
          {status !== 'none' && <OutcomeBadge status={status} />}
        </p>
        {rules.map((run) => (
          <RunDetails
            key={`${run.rule.id} ${run.decision?.seq ?? run.outcome?.seq ?? ''}`}
            run={run}
            isOneOfSeveral={rules.length > 1}
            isFinished={finished}
            isNews={isNews}
            {...opening}
          />
        ))}
        {exchanges.length > 0 && (
          <RequestList label="Requests of no rule" exchanges={exchanges} {...opening} />
        )}
      </div>
    </li>
  )
}

interface RunProps extends Omit<Props, 'moment'> {
  readonly run: MomentRule
  readonly isOneOfSeveral: boolean
  readonly isFinished: boolean
}

/** The work under one rule: the decision, the requests, and how they ended. */
function RunDetails({ run, isOneOfSeveral, isFinished, isNews, ...opening }: RunProps) {
  const { rule, decision, exchanges, outcome, culprit } = run
  return (
    <div className={styles.run}>
      {isOneOfSeveral && (
        <p className={styles.first}>
          <span className={styles.words}>
            {rule.name}: {runWords(run, isFinished)}{' '}
            <span className={styles.cause}>{attemptsWords(run)}</span>
          </span>
          <OutcomeBadge status={runStatus(run, isFinished)} />
        </p>
      )}
      {decision !== undefined && isNews(run) && (
        <p className={styles.decision}>
          {decision.inScope ? 'In scope of' : 'Out of scope of'} {rule.name}
          <Reason conditions={decision.conditions} inScope={decision.inScope} />
        </p>
      )}
      {exchanges.length > 0 && (
        <RequestList
          label={`Requests of ${rule.name}`}
          exchanges={exchanges}
          culprit={culprit}
          {...opening}
        />
      )}
      {outcome?.status === 'failed' && <p className={styles.reason}>{outcome.summary}</p>}
      {outcome?.remarks?.map(({ kind, attribute, message }) => (
        <p key={`${kind} ${attribute}`} className={styles.remark}>
          <AlertTriangle size={13} aria-hidden="true" />
          {message}
        </p>
      ))}
    </div>
  )
}
