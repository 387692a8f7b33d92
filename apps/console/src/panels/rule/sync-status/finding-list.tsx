import type { Rule, RuleStatus, Subject } from '@pingone-sandbox/contract'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { usePaths } from '../../../entities/environment/environment-paths.ts'
import { failureAdvice } from '../../../entities/journal/failure-advice.ts'
import { remarkTexts } from '../../../entities/journal/remark-texts.ts'
import layout from '../../../ui/layout.module.css'
import styles from './finding-list.module.css'

/** A failure cause or a kind of remark, shared by several users and groups. */
interface Finding {
  readonly key: string
  readonly title: string
  /** How many, in words. */
  readonly count: string
  /** What one of the answers says. */
  readonly message: string
  readonly advice: string
  /** Links to the fix and to the changes. */
  readonly links: ReactNode
  readonly examples: readonly Subject[]
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
          {examined.toLocaleString('en')} of {total.toLocaleString('en')} are counted.
        </p>
      )}
      <ul className={styles.list}>
        {findings.map(({ key, title: what, count, message, advice, links, examples }) => (
          <li key={key} className={styles.finding}>
            <div className={layout.spread}>
              <h4>{what}</h4>
              <span className={styles[tone]}>{count}</span>
            </div>
            <p className={styles.message}>{message}</p>
            <p>{advice}</p>
            <div className={styles.links}>
              {links}
              {examples.map(({ type, id, name }) => (
                <Link
                  key={id}
                  to={`${paths.activity}?subject=${id}`}
                  title={`What happened to this ${type}`}
                >
                  {name}
                </Link>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface FailureGroupsProps {
  readonly rule: Rule
  readonly failures: RuleStatus['failures']
}

/** Failed users and groups by cause, with advice. */
export function FailureGroups({ rule, failures }: FailureGroupsProps) {
  const paths = usePaths()
  if (failures.total === 0) return null
  const findings = failures.causes.map(({ cause, count, message, examples }) => {
    const { title, advice, place } = failureAdvice[cause]
    const links = (
      <>
        {place === 'mapping' && <Link to={paths.rule(rule.id, 'mapping')}>Attribute mapping</Link>}
        {place === 'connection' && (
          <Link to={`${paths.connection(rule.targetStore.id)}?tab=configuration`}>
            Configuration of the connection
          </Link>
        )}
        <Link to={`${paths.activity}?cause=${cause}&rule=${rule.id}`}>Failed changes</Link>
      </>
    )
    const failed = `${count.toLocaleString('en')} failed`
    return { key: cause, title, count: failed, message, advice, links, examples }
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
  if (remarks.total === 0) return null
  const findings = remarks.kinds.map(({ kind, count, message, examples }) => ({
    key: kind,
    ...remarkTexts[kind],
    count: `${count.toLocaleString('en')} with a remark`,
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
