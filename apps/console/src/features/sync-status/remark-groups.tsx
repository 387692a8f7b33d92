import type { Rule, RuleStatus } from '@pingone-sandbox/pingone/contract'
import { Link } from 'react-router'
import layout from '../../ui/layout.module.css'
import { usePaths } from '../session/use-paths.ts'
import styles from './failure-groups.module.css'
import { remarkTexts } from './remark-advice.ts'

interface Props {
  readonly rule: Rule
  readonly remarks: RuleStatus['remarks']
}

/** The successes that the answers of the target do not bear out, by kind, with what to do about it. */
export function RemarkGroups({ rule, remarks }: Props) {
  const paths = usePaths()
  if (remarks.total === 0) return null
  return (
    <section className={layout.stack} aria-label="Remarks on answers">
      <h3>Remarks on answers</h3>
      <p className={layout.muted}>
        PingOne counts these as successes. The answers of the target contradict what was sent, or do
        not show it.
      </p>
      {remarks.examined < remarks.total && (
        <p className={layout.muted}>
          The remarks on {remarks.examined.toLocaleString('en')} of{' '}
          {remarks.total.toLocaleString('en')} are counted.
        </p>
      )}
      <ul className={styles.list}>
        {remarks.kinds.map(({ kind, count, message, examples }) => (
          <li key={kind} className={styles.cause}>
            <div className={layout.spread}>
              <h4>{remarkTexts[kind].title}</h4>
              <span className={styles.remarked}>{count.toLocaleString('en')} with a remark</span>
            </div>
            <p className={styles.message}>{message}</p>
            <p>{remarkTexts[kind].advice}</p>
            <div className={styles.links}>
              <Link to={`${paths.activity}?remark=${kind}&rule=${rule.id}`}>
                Changes with this remark
              </Link>
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
