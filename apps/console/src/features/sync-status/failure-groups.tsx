import type { Rule, RuleStatus } from '@pingone-sandbox/pingone/contract'
import { Link } from 'react-router'
import layout from '../../ui/layout.module.css'
import { usePaths } from '../session/use-paths.ts'
import { failureAdvice } from './failure-advice.ts'
import styles from './failure-groups.module.css'

interface Props {
  readonly rule: Rule
  readonly failures: RuleStatus['failures']
}

/** Those who stand failed, by why, with what to do about it. */
export function FailureGroups({ rule, failures }: Props) {
  const paths = usePaths()
  if (failures.total === 0) return null
  return (
    <section className={layout.stack} aria-label="Failures by cause">
      <h3>Failures by cause</h3>
      {failures.examined < failures.total && (
        <p className={layout.muted}>
          The causes of {failures.examined.toLocaleString('en')} of{' '}
          {failures.total.toLocaleString('en')} are counted.
        </p>
      )}
      <ul className={styles.list}>
        {failures.causes.map(({ cause, count, message, examples }) => {
          const { title, advice, place } = failureAdvice[cause]
          return (
            <li key={cause} className={styles.cause}>
              <div className={layout.spread}>
                <h4>{title}</h4>
                <span className={styles.count}>{count.toLocaleString('en')} failed</span>
              </div>
              <p className={styles.message}>{message}</p>
              <p>{advice}</p>
              <div className={styles.links}>
                {place === 'mapping' && (
                  <Link to={paths.rule(rule.id, 'mapping')}>Attribute mapping</Link>
                )}
                {place === 'connection' && (
                  <Link to={`${paths.connection(rule.targetStore.id)}?tab=configuration`}>
                    Configuration of the connection
                  </Link>
                )}
                <Link to={`${paths.activity}?cause=${cause}&rule=${rule.id}`}>Failed changes</Link>
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
          )
        })}
      </ul>
    </section>
  )
}
