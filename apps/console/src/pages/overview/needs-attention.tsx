import {
  failureTitles,
  remarkTitles,
  type Overview,
  type Subject,
  type SubjectKey,
} from '@pingone-sandbox/contract'
import { CircleCheck } from 'lucide-react'
import { Link } from 'react-router'
import { hasStory, usePaths } from '../../entities/environment/environment-paths.ts'
import { RetryButton } from '../../panels/retry/retry-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import layout from '../../ui/layout.module.css'
import styles from './needs-attention.module.css'
import { formatCount } from '../../lib/format-count.ts'

interface Props {
  readonly overview: Overview
}

/** So many of the users and groups of one cause are listed. */
const mostListed = 3

/** What failed, by rule and cause, the latest first, and what answers contradict. */
export function NeedsAttention({ overview }: Props) {
  const { failures, remarks, synced } = overview
  if (failures.length + remarks.length === 0)
    return (
      <EmptyState icon={CircleCheck} title="Nothing needs attention">
        {synced > 0
          ? 'Everything that was provisioned is synced.'
          : 'Nothing has been provisioned yet.'}
      </EmptyState>
    )
  return (
    <ul className={styles.causes} aria-label="Failures and remarks">
      {failures.map((group) => (
        <FailureCause key={`${group.rule.id} ${group.cause}`} group={group} />
      ))}
      {remarks.map((group) => (
        <RemarkKind key={`${group.rule.id} ${group.kind}`} group={group} />
      ))}
    </ul>
  )
}

/** Retries everything that failed; nothing where the buttons of the failures do the same. */
export function RetryAll({ overview: { failures, failed } }: Props) {
  const examples = failures.flatMap((group) => group.examples.flatMap(keyOf))
  if (failed < 2 || examples.length === 0) return null
  return (
    <RetryButton
      what={`all ${formatCount(failed)}`}
      query={{}}
      count={failed}
      examples={examples}
    />
  )
}

interface FailureProps {
  readonly group: Overview['failures'][number]
}

function FailureCause({ group }: FailureProps) {
  const { cause, count, message, examples, rule } = group
  const paths = usePaths()
  const shown = examples.slice(0, mostListed)
  return (
    <li className={styles.cause}>
      <div>
        <p className={styles.title}>{failureTitles[cause]}</p>
        <p className={styles.message}>{message}</p>
        <p className={styles.place}>
          Rule <Link to={paths.rule(rule.id, 'status')}>{rule.name}</Link>
        </p>
      </div>
      <ul className={styles.subjects} aria-label={failureTitles[cause]}>
        {shown.map((subject) => (
          <FailedSubject key={subject.id} subject={subject} ruleId={rule.id} />
        ))}
      </ul>
      {count > shown.length && shown.length > 0 && (
        <p className={styles.more}>
          <Link to={paths.rule(rule.id, 'status')}>
            {formatCount(count - shown.length)} more with this cause
          </Link>
        </p>
      )}
    </li>
  )
}

interface SubjectProps {
  readonly subject: Subject
  readonly ruleId: string
}

function FailedSubject({ subject, ruleId }: SubjectProps) {
  const { name } = subject
  const paths = usePaths()
  const keys = keyOf(subject)
  return (
    <li className={styles.subject}>
      <span className={styles.initials} aria-hidden="true">
        {initialsOf(name)}
      </span>
      <span className={styles.name} title={name}>
        {name}
      </span>
      <span className={layout.row}>
        {hasStory(subject) && (
          <LinkButton to={paths.story(subject)} label={`Story of ${name}`}>
            Story
          </LinkButton>
        )}
        <RetryButton
          what={name}
          isBrief
          query={{ ruleId, subjects: keys }}
          count={1}
          examples={keys}
        />
      </span>
    </li>
  )
}

interface RemarkProps {
  readonly group: Overview['remarks'][number]
}

function RemarkKind({ group: { kind, count, message, rule } }: RemarkProps) {
  const paths = usePaths()
  return (
    <li className={styles.remark}>
      <span className={styles.mark} aria-hidden="true">
        !
      </span>
      <div className={styles.words}>
        <p className={styles.title}>
          {formatCount(count)} with a remark: {remarkTitles[kind]}
        </p>
        <p className={styles.message}>{message}</p>
      </div>
      <LinkButton to={paths.rule(rule.id, 'status')} label={`Show: ${remarkTitles[kind]}`}>
        Show
      </LinkButton>
    </li>
  )
}

const keyOf = (subject: Subject): SubjectKey[] =>
  hasStory(subject) ? [{ type: subject.type, id: subject.id }] : []

/** The first letters of the first and the last part of a name. */
function initialsOf(name: string): string {
  const parts = name
    .replace(/@.*/, '')
    .split(/[\s._-]+/)
    .filter(Boolean)
  const [first = name] = parts
  const last = parts.length > 1 ? (parts.at(-1) ?? '') : ''
  return [first, last]
    .map((part) => part.codePointAt(0))
    .map((code) => (code === undefined ? '' : String.fromCodePoint(code).toUpperCase()))
    .join('')
}
