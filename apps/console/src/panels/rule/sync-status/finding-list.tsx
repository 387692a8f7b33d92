import {
  explainFailure,
  explainRemark,
  remedyNote,
  type FailureExplanation,
  type RemarkExplanation,
  type RepairId,
  type Rule,
  type RuleStatus,
  type Subject,
} from '@pingone-sandbox/contract'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { formatCount } from '../../../lib/format-count.ts'
import { usePaths } from '../../../entities/environment/environment-paths.ts'
import { Expander } from '../../../ui/expander.tsx'
import layout from '../../../ui/layout.module.css'
import { RetryButton } from '../../retry/retry-button.tsx'
import styles from './finding-list.module.css'

/** A failure cause or a kind of remark, shared by several users and groups. */
interface Finding {
  readonly key: string
  readonly explanation: FailureExplanation | RemarkExplanation
  /** How many, in words. */
  readonly count: string
  /** What one of the answers says. */
  readonly message: string
  /** Links to the fix and to the changes. */
  readonly links: ReactNode
  readonly examples: readonly Subject[]
  /** What can be done about it at once. */
  readonly action?: ReactNode
}

interface Props {
  readonly title: string
  readonly tone: 'danger' | 'warning'
  readonly note?: string | undefined
  /** The number of subjects that were counted, and the total. */
  readonly examined: number
  readonly total: number
  readonly findings: readonly Finding[]
}

/** Findings with what to do about each, and links to some of the users and groups that it concerns. */
function FindingList({ title, tone, note, examined, total, findings }: Props) {
  const paths = usePaths()
  return (
    <section className={layout.stack} aria-label={title}>
      <h3>{title}</h3>
      {note !== undefined && <p className={layout.muted}>{note}</p>}
      {examined < total && (
        <p className={layout.muted}>
          {formatCount(examined)} of {formatCount(total)} are counted.
        </p>
      )}
      <ul className={styles.list}>
        {findings.map(({ key, explanation, count, message, links, examples, action }) => (
          <li key={key} className={styles.finding}>
            <div className={layout.spread}>
              <h4>{explanation.title}</h4>
              <span className={styles[tone]}>{count}</span>
            </div>
            <p className={styles.message}>{message}</p>
            <p>{explanation.advice}</p>
            <Explanation {...explanation} />
            <div className={styles.links}>
              {links}
              {examples.map((subject) => (
                <Link key={subject.id} to={paths.about(subject)} title={`Story of ${subject.name}`}>
                  {subject.name}
                </Link>
              ))}
            </div>
            {action !== undefined && <div>{action}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What a finding means, the rule behind it, and lines of a server that does it right. */
function Explanation({ meaning, source, remedy }: FailureExplanation | RemarkExplanation) {
  return (
    <Expander
      summary={
        remedy === undefined ? 'What it means' : 'What it means, and how a server does it right'
      }
    >
      {() => (
        <div className={layout.stack}>
          <p>{meaning}</p>
          {remedy !== undefined && (
            <>
              <pre className={styles.remedy}>{remedy}</pre>
              <p className={layout.muted}>{remedyNote}</p>
            </>
          )}
          <p className={layout.muted}>
            Source:{' '}
            <a href={source.url} target="_blank" rel="noreferrer">
              {source.title}
            </a>
          </p>
        </div>
      )}
    </Expander>
  )
}

/** The repairs that are made in the configuration of a connection. */
const connectionRepairs: ReadonlySet<RepairId> = new Set([
  'write-eq',
  'edit-connection',
  're-enter-token',
  'switch-scheme',
  'accept-certificate',
  'raise-timeout',
  'lower-rate',
])

interface FailureGroupsProps {
  readonly rule: Rule
  readonly failures: RuleStatus['failures']
}

/** Failed users and groups by cause, with advice. */
export function FailureGroups({ rule, failures }: FailureGroupsProps) {
  const paths = usePaths()
  const findings = failures.causes.map(({ cause, count, message, examples }) => {
    const explanation = explainFailure(cause)
    const { repairs } = explanation
    const links = (
      <>
        {repairs.includes('edit-mapping') && (
          <Link to={paths.rule(rule.id, 'mapping')}>Attribute mapping</Link>
        )}
        {repairs.some((repair) => connectionRepairs.has(repair)) && (
          <Link to={`${paths.connection(rule.targetStore.id)}?tab=configuration`}>
            Configuration of the connection
          </Link>
        )}
        <Link to={`${paths.activity}?cause=${cause}&rule=${rule.id}`}>Failed changes</Link>
      </>
    )
    const failed = `${formatCount(count)} failed`
    // A rule that failed as a whole has no users or groups to retry.
    const action = examples.length > 0 && (
      <RetryButton
        what={count === 1 ? (examples[0]?.name ?? '') : `these ${formatCount(count)}`}
        count={count}
        query={{ ruleId: rule.id, cause }}
        examples={examples.flatMap(({ type, id }) =>
          type === 'user' || type === 'group' ? [{ type, id }] : [],
        )}
      />
    )
    return { key: cause, explanation, count: failed, message, links, examples, action }
  })
  return (
    <FindingList
      title="Failures by cause"
      tone="danger"
      examined={failures.examined}
      total={failures.total}
      findings={findings}
    />
  )
}

interface RemarkGroupsProps {
  readonly rule: Rule
  readonly remarks: RuleStatus['remarks']
}

/** Successes that the target's answers contradict, by kind, with advice. */
export function RemarkGroups({ rule, remarks }: RemarkGroupsProps) {
  const paths = usePaths()
  const findings = remarks.kinds.map(({ kind, count, message, examples }) => ({
    key: kind,
    explanation: explainRemark(kind),
    count: `${formatCount(count)} with a remark`,
    message,
    links: (
      <Link to={`${paths.activity}?remark=${kind}&rule=${rule.id}`}>Changes with this remark</Link>
    ),
    examples,
  }))
  return (
    <FindingList
      title="Remarks on answers"
      tone="warning"
      note="PingOne counts these as successes. The answers of the target contradict what was sent, or do not show it."
      examined={remarks.examined}
      total={remarks.total}
      findings={findings}
    />
  )
}
