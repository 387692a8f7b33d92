import type { Subject } from '@pingone-sandbox/contract'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import layout from '../../../ui/layout.module.css'
import { usePaths } from '../../../entities/environment/use-paths.ts'
import styles from './finding-list.module.css'

/** What several users and groups have in common: a cause of failure, or a kind of remark. */
export interface Finding {
  readonly key: string
  readonly title: string
  /** How many, in words. */
  readonly count: string
  /** What one of the answers says. */
  readonly message: string
  readonly advice: string
  /** Where it is set right, and where the changes are. */
  readonly links: ReactNode
  readonly examples: readonly Subject[]
}

interface Props {
  readonly title: string
  readonly tone: 'danger' | 'warning'
  readonly note?: string | undefined
  /** Of how many the findings were counted. */
  readonly examined: number
  readonly total: number
  readonly findings: readonly Finding[]
}

/** Findings with what to do about each, and links to some of the users and groups that it concerns. */
export function FindingList({ title, tone, note, examined, total, findings }: Props) {
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
