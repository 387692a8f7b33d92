import type { ChangeSummary, Remark } from '@pingone-sandbox/contract'
import { AlertTriangle, Check, Circle, LoaderCircle, SearchX, X } from 'lucide-react'
import { Fragment } from 'react'
import { Link } from 'react-router'
import { hasStory, usePaths } from '../../entities/environment/environment-paths.ts'
import { OutcomeBadge } from '../../entities/journal/change-badge.tsx'
import type { Trail } from '../../entities/journal/trails.ts'
import { ConditionList } from '../../entities/scope/condition-list.tsx'
import { classNames } from '../../ui/class-names.ts'
import { HiddenText } from '../../ui/hidden-text.tsx'
import styles from './change-details.module.css'
import { type Stage, stagesOf } from './stages.ts'
import { StepList } from './step-list.tsx'

interface Props {
  readonly change: ChangeSummary
  readonly trail: Trail
  /** It is one of many: it says which, and leads to the story. */
  readonly isNamed: boolean
  readonly openExchangeId: string | undefined
  readonly onOpenExchange: (id: string) => void
}

/** The stages of one user or group under one rule, with conditions, requests and outcome. */
export function TrailDetails({ change, trail, isNamed, ...opening }: Props) {
  const paths = usePaths()
  const { decision, outcome, rule, steps, subject } = trail
  return (
    <div className={styles.stack}>
      {isNamed && hasStory(subject) && (
        <p>
          <Link to={paths.story(subject)}>Story of {subject.name}</Link>
        </p>
      )}
      {/* Tests and replays have no stages. */}
      {change.kind === 'change' && <StageTrack stages={stagesOf(change, trail)} />}
      {decision !== undefined && <ConditionList conditions={decision.conditions} />}
      {steps.length > 0 && <StepList label="Requests" steps={steps} {...opening} />}
      {outcome !== undefined && (
        <p className={styles.line}>
          <OutcomeBadge status={outcome.status} />
          {rule !== undefined && <span>under {rule.name}</span>}
          {outcome.targetId !== undefined && (
            <span>
              id at the target <code>{outcome.targetId}</code>
            </span>
          )}
        </p>
      )}
      {outcome?.remarks !== undefined && <RemarkList remarks={outcome.remarks} />}
    </div>
  )
}

const icons = { done: Check, failed: X, unmatched: SearchX, skipped: Circle, running: LoaderCircle }
const words = {
  done: 'done',
  failed: 'failed',
  unmatched: 'no match',
  skipped: 'nothing to do',
  running: 'in progress',
}

interface StageTrackProps {
  readonly stages: readonly Stage[]
}

/** Import, scope, match and action, with what was found at each. */
function StageTrack({ stages }: StageTrackProps) {
  return (
    <ol aria-label="Stages" className={styles.track}>
      {stages.map(({ name, state, text }) => {
        const Icon = icons[state]
        return (
          <li key={name} className={classNames(styles.stage, styles[state])}>
            <span className={styles.name}>
              <Icon size={14} aria-hidden="true" />
              {name} <HiddenText>{words[state]}</HiddenText>
            </span>
            <span className={styles.text}>{breakable(text)}</span>
          </li>
        )
      })}
    </ol>
  )
}

/** A name like `PROVISIONING_REVISION.CREATED` is broken between its words alone. */
const breakable = (text: string) =>
  text.split(/(?<=[A-Z][_.])(?=[A-Z])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))

interface RemarkListProps {
  readonly remarks: readonly Remark[]
}

/** Where answers contradict the request, or do not show what was sent. */
function RemarkList({ remarks }: RemarkListProps) {
  return (
    <ul className={styles.list} aria-label="Remarks">
      {remarks.map(({ kind, attribute, message }) => (
        <li key={`${kind} ${attribute}`} className={styles.remark}>
          <AlertTriangle size={14} aria-hidden="true" className={styles.icon} />
          {message}
        </li>
      ))}
    </ul>
  )
}
