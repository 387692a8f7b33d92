import type { CheckFinding, CheckVerdict } from '@pingone-sandbox/contract'
import { verdictLooks } from '../../entities/check/check-words.ts'
import { formatCount } from '../../lib/format-count.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './check.module.css'
import { countVerdicts } from './findings.ts'

interface Props {
  readonly findings: readonly CheckFinding[]
  readonly verdict: CheckVerdict | undefined
  readonly onFilter: (verdict: CheckVerdict | undefined) => void
}

/** How many findings have each verdict; each number shows these alone. */
export function FindingFilter({ findings, verdict, onFilter }: Props) {
  const counts = countVerdicts(findings)
  if (counts.length === 0) return null
  const options: readonly { verdict: CheckVerdict | undefined; label: string; count: number }[] = [
    { verdict: undefined, label: 'All', count: findings.length },
    ...counts.map((each) => ({ ...each, label: verdictLooks[each.verdict][1] })),
  ]
  return (
    <fieldset aria-label="Show findings" className={styles.counts}>
      {options.map((option) => (
        <button
          key={option.label}
          type="button"
          aria-pressed={option.verdict === verdict}
          onClick={() => onFilter(option.verdict)}
          className={classNames(
            styles.count,
            option.verdict && styles[verdictLooks[option.verdict][0]],
          )}
        >
          {option.label} <b>{formatCount(option.count)}</b>
        </button>
      ))}
    </fieldset>
  )
}
